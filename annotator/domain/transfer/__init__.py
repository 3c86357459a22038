"""Values on their way in or out of a project: exchange, import plans, selections for exports."""
