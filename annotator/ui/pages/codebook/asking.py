"""Forms for what a tag asks and for types of link; each gives a value, and knows nothing of the project."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from annotator.domain.codebook import Feature, FeatureKind, LinkType
from annotator.domain.coding.naming import feature_kind_name
from annotator.domain.language import _
from annotator.ui.pieces import label

_COMMAS = str.maketrans("，、；;\n", ",,,,,")


class FeatureForm(QWidget):
    """One feature of a tag: its name, what it holds, choices, whether it must be answered."""

    def __init__(self, feature: Feature | None = None) -> None:
        super().__init__()
        feature = feature or Feature("", FeatureKind.CHOICE)
        self.name, self.kind = QLineEdit(feature.name), QComboBox()
        self.choices, self.required = QLineEdit(", ".join(feature.choices)), QCheckBox(_("must be answered"))
        for kind in FeatureKind:
            self.kind.addItem(feature_kind_name(kind), kind)
        self.kind.setCurrentIndex(list(FeatureKind).index(feature.kind))
        self.kind.currentIndexChanged.connect(self._look)
        self.choices.setPlaceholderText(_("with a comma between"))
        self.required.setChecked(feature.required)
        form = QFormLayout(self)
        form.addRow(_("Name"), self.name)
        form.addRow(_("Sort"), self.kind)
        form.addRow(_("Values"), self.choices)
        form.addRow("", self.required)
        self._look()

    def value(self) -> Feature:
        """The feature as it is filled in."""
        kind = FeatureKind(self.kind.currentData())  # Qt makes plain words of it
        words = self.choices.text().translate(_COMMAS).split(",") if kind is FeatureKind.CHOICE else []
        choices = tuple(word.strip() for word in words if word.strip())
        return Feature(self.name.text().strip(), kind, choices, self.required.isChecked())

    def _look(self) -> None:
        self.choices.setEnabled(self.kind.currentData() == FeatureKind.CHOICE)


class LinkTypeForm(QWidget):
    """One type of link: its name, and the kinds that it may lead from and to."""

    def __init__(self, kinds: Mapping[str, str], link_type: LinkType | None = None, start: str = "") -> None:
        super().__init__()
        self.name = QLineEdit(link_type.name if link_type else "")
        begins = link_type.from_kinds if link_type else (start,) if start else ()
        ends = link_type.to_kinds if link_type else ()
        self.begins, self.ends = ({kind: QCheckBox(name) for kind, name in kinds.items()} for _side in range(2))
        form = QFormLayout(self)
        form.addRow(_("Name"), self.name)
        for title, boxes, chosen in ((_("Leads from"), self.begins, begins), (_("Leads to"), self.ends, ends)):
            for number, (kind, box) in enumerate(boxes.items()):
                box.setChecked(kind in chosen)
                form.addRow(title if not number else "", box)
        form.addRow("", label(_("Without a kind it may join any."), "faint"))

    def value(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """Name and kinds as they are filled in."""
        begins, ends = (
            tuple(kind for kind, box in boxes.items() if box.isChecked()) for boxes in (self.begins, self.ends)
        )
        return self.name.text().strip(), begins, ends
