SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.annotator (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    name character varying NOT NULL,
    same_as uuid
);

CREATE TABLE public.annotator_layout (
    format integer NOT NULL
);

CREATE TABLE public.article (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    ordinal bigint NOT NULL,
    body uuid NOT NULL,
    title character varying NOT NULL,
    byline character varying NOT NULL,
    source character varying NOT NULL,
    place character varying NOT NULL,
    published character varying NOT NULL,
    url character varying NOT NULL,
    language character varying NOT NULL,
    script character varying NOT NULL,
    note character varying NOT NULL,
    starred boolean NOT NULL,
    created bigint NOT NULL
);

CREATE TABLE public.article_theme (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    article uuid NOT NULL,
    tag uuid NOT NULL,
    annotator uuid NOT NULL
);

CREATE TABLE public.body (
    id uuid NOT NULL,
    length integer NOT NULL,
    sha256 character varying NOT NULL,
    text character varying NOT NULL
);

CREATE TABLE public.change (
    operation uuid NOT NULL,
    number integer NOT NULL,
    subject character varying NOT NULL,
    target uuid NOT NULL,
    field character varying NOT NULL,
    before character varying NOT NULL,
    after character varying NOT NULL,
    over uuid
);

CREATE TABLE public.conflict (
    id uuid NOT NULL,
    kind character varying NOT NULL,
    subject character varying NOT NULL,
    target uuid NOT NULL,
    field character varying NOT NULL,
    winning uuid NOT NULL,
    losing uuid NOT NULL,
    before character varying NOT NULL
);

CREATE TABLE public.difference (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    first uuid NOT NULL,
    second uuid NOT NULL
);

CREATE TABLE public.life (
    operation uuid NOT NULL,
    number integer NOT NULL,
    subject character varying NOT NULL,
    event character varying NOT NULL,
    targets bytea NOT NULL,
    seen bytea
);

CREATE TABLE public.link (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    article uuid NOT NULL,
    type uuid NOT NULL,
    from_mark uuid NOT NULL,
    to_mark uuid NOT NULL,
    annotator uuid NOT NULL
);

CREATE TABLE public.link_type (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    name character varying NOT NULL,
    from_kinds json NOT NULL,
    to_kinds json NOT NULL
);

CREATE TABLE public.mark (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    article uuid NOT NULL,
    tag uuid NOT NULL,
    body uuid NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    text character varying NOT NULL,
    annotator uuid NOT NULL,
    origin character varying NOT NULL,
    person uuid,
    note character varying NOT NULL,
    features json NOT NULL,
    created bigint NOT NULL,
    changed bigint NOT NULL
);

CREATE TABLE public.operation (
    id uuid NOT NULL,
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    annotator uuid NOT NULL,
    deed character varying NOT NULL,
    what character varying NOT NULL,
    done bigint NOT NULL,
    article uuid,
    start integer,
    "end" integer,
    reverts uuid,
    standing text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE public.person (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    name character varying NOT NULL,
    variants json NOT NULL,
    note character varying NOT NULL,
    identifiers json NOT NULL,
    merged uuid
);

CREATE TABLE public.project (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    identity uuid NOT NULL,
    title character varying NOT NULL,
    created bigint NOT NULL
);

CREATE TABLE public.repair (
    article uuid NOT NULL,
    body uuid NOT NULL,
    ordinal integer NOT NULL,
    kind character varying NOT NULL,
    source_start integer NOT NULL,
    source_end integer NOT NULL,
    source_text text NOT NULL COLLATE pg_catalog."C",
    start integer NOT NULL,
    text character varying NOT NULL,
    reason character varying NOT NULL
);

CREATE TABLE public.saved_search (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    name character varying NOT NULL,
    query character varying NOT NULL
);

CREATE TABLE public.search_1 (
    body uuid NOT NULL,
    pairs integer[] NOT NULL
);

CREATE TABLE public.settled (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    choice character varying NOT NULL
);

CREATE TABLE public.source (
    article uuid NOT NULL,
    name character varying NOT NULL,
    encoding character varying NOT NULL,
    sha256 character varying NOT NULL,
    raw bytea NOT NULL
);

CREATE TABLE public.status (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    article uuid NOT NULL,
    annotator uuid NOT NULL,
    state character varying NOT NULL,
    note character varying NOT NULL
);

CREATE TABLE public.suggestion (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    article uuid NOT NULL,
    tag uuid NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    text character varying NOT NULL,
    source character varying NOT NULL,
    reason character varying NOT NULL,
    annotator uuid NOT NULL
);

CREATE TABLE public.tag (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    kind character varying NOT NULL,
    name character varying NOT NULL,
    parent uuid,
    colour character varying NOT NULL,
    key character varying NOT NULL,
    sign character varying NOT NULL,
    description character varying NOT NULL,
    guideline character varying NOT NULL,
    overlap character varying NOT NULL,
    features json NOT NULL,
    line character varying NOT NULL,
    retired boolean NOT NULL
);

CREATE TABLE public.tally_part (
    subject uuid NOT NULL,
    part smallint NOT NULL,
    marks bigint NOT NULL
);

CREATE VIEW public.tally AS
 SELECT tally_part.subject,
    (sum(tally_part.marks))::bigint AS marks
   FROM public.tally_part
  GROUP BY tally_part.subject;

INSERT INTO public.annotator VALUES
	(117680762877116416, 3944099634036833278, false, '01a21607-c3b4-7001-942d-72886881c613', 'lin', NULL),
	(117680763025883136, 4231591897947850279, false, '01a21607-ccb9-7000-b58e-23f84077820f', 'chen', NULL);

INSERT INTO public.annotator_layout VALUES
	(3);

INSERT INTO public.article VALUES
	(117680762889568256, 3944099634036833278, false, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 1, 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '雲嶺鎮圖書館新館啟用', '', '', '', '2024-11-08', '', 'zh', 'Hant', '', false, 1795665937651),
	(117680762894942208, 3944099634036833278, false, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 2, 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '社會工作大會', '', '', '', '', '', 'zh', 'Hant', '', false, 1795665937734),
	(117680762898612224, 3944099634036833278, false, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 3, '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', '怪字', '', '', '', '', '', 'zh', 'Hant', '', false, 1795665937785),
	(117680762902020096, 3944099634036833278, true, 'dd8a03cb-92e7-590e-8035-14e96317957a', 4, 'a333bea4-cd16-51ec-86ca-9d4611edeea4', '不要的一篇', '', '', '', '', '', 'zh', 'Hant', '', false, 1795665937842);

INSERT INTO public.article_theme VALUES
	(117680762949795840, 3944099634036833278, false, '01a21607-c88e-7000-9268-197f38365ffc', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '01a21607-c83c-7000-81dd-e602ffe601f1', '01a21607-c3b4-7001-942d-72886881c613');

INSERT INTO public.body VALUES
	('d0f866b9-3c88-5bc5-ba8f-d34b28a823b9', 84, 'a052c38d8ae050d10ad692c863dbb1a51f07ea53e8d3ba9250fa6a664ecccb70', '雲嶺鎮圖書館新館啟用
2024-11-08

鎮長方啟明出席典禮。方啟明在致詞中強調,圖書館是鎮上最大的客廳。
館長沈月華介紹,新館藏書八萬冊。她表示,晚間延長開放。
'),
	('bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 50, '4796c95a580e3c425986e40b153d17281d0c03c9acec3401fa4c069ddce785e1', '社會工作大會

曹建明在致辭中強調,要充分認識社會結構。他表示,心安順遂。
陈存根(社工)也發言。
'),
	('450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 32, '17245a69cd1e617593500f64b8e15cb799b8cba1b46f9f1d13e59dd6399711a0', '怪字

𠮷野家😀的張三👨‍👩‍👧說:「é שלום 世界」。
'),
	('a333bea4-cd16-51ec-86ca-9d4611edeea4', 22, '7bddfb035809a8c48a02d2a727204ef51996a8bcd1607bc4ac42e620e03c868c', '不要的一篇

這一篇後來被移除。張三來過。
'),
	('fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 84, '965558bb2951e165f5374b5c45ca42af810ac42b81c1c4487519820097642364', '雲嶺鎮圖書館新館啟用
2024-11-08

鎮長方啟明出席典禮。方啟明在致詞中強調,圖書館是鎮上最大的客廳。
館長沈月華介紹,新館藏書八萬冊。她表示,晚上延長開放。
');

INSERT INTO public.change VALUES
	('01a21607-c4ee-7000-8a10-1be4eda3a68b', 2, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ordinal', '[0]', '[1]', NULL),
	('01a21607-c4ee-7000-8a10-1be4eda3a68b', 3, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'created', '[0]', '[1795665937651]', NULL),
	('01a21607-c4ee-7000-8a10-1be4eda3a68b', 4, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'title', '[""]', '["雲嶺鎮圖書館新館啟用"]', NULL),
	('01a21607-c4ee-7000-8a10-1be4eda3a68b', 5, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'published', '[""]', '["2024-11-08"]', NULL),
	('01a21607-c4ee-7000-8a10-1be4eda3a68b', 6, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'language', '[""]', '["zh"]', NULL),
	('01a21607-c4ee-7000-8a10-1be4eda3a68b', 7, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'script', '[""]', '["Hant"]', NULL),
	('01a21607-c540-7000-a4b0-1ed5afeb6a54', 2, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'ordinal', '[0]', '[2]', NULL),
	('01a21607-c540-7000-a4b0-1ed5afeb6a54', 3, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'created', '[0]', '[1795665937734]', NULL),
	('01a21607-c540-7000-a4b0-1ed5afeb6a54', 4, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'title', '[""]', '["社會工作大會"]', NULL),
	('01a21607-c540-7000-a4b0-1ed5afeb6a54', 5, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'language', '[""]', '["zh"]', NULL),
	('01a21607-c540-7000-a4b0-1ed5afeb6a54', 6, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'script', '[""]', '["Hant"]', NULL),
	('01a21607-c577-7000-b54f-1e23c66e1cf3', 2, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'ordinal', '[0]', '[3]', NULL),
	('01a21607-c577-7000-b54f-1e23c66e1cf3', 3, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'created', '[0]', '[1795665937785]', NULL),
	('01a21607-c577-7000-b54f-1e23c66e1cf3', 4, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'title', '[""]', '["怪字"]', NULL),
	('01a21607-c577-7000-b54f-1e23c66e1cf3', 5, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'language', '[""]', '["zh"]', NULL),
	('01a21607-c577-7000-b54f-1e23c66e1cf3', 6, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'script', '[""]', '["Hant"]', NULL),
	('01a21607-c5ac-7000-9a61-468de5adb6b3', 2, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'ordinal', '[0]', '[4]', NULL),
	('01a21607-c5ac-7000-9a61-468de5adb6b3', 3, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'created', '[0]', '[1795665937842]', NULL),
	('01a21607-c5ac-7000-9a61-468de5adb6b3', 4, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'title', '[""]', '["不要的一篇"]', NULL),
	('01a21607-c5ac-7000-9a61-468de5adb6b3', 5, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'language', '[""]', '["zh"]', NULL),
	('01a21607-c5ac-7000-9a61-468de5adb6b3', 6, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'script', '[""]', '["Hant"]', NULL),
	('01a21607-c606-7000-8353-cba22567ae5e', 4, 'status', '8c986ed4-bdf5-539a-9b2e-3c81dd39c071', 'state', '["new"]', '["in_progress"]', NULL),
	('01a21607-c783-7000-96b7-5be4ddb25428', 2, 'mark', '01a21607-c6a4-7000-a1fc-901409d55b3d', 'person', '["01a21607-c6a5-7000-8ba8-cde79ba4b446"]', '["01a21607-c782-7000-b0c2-1fec9c9541fc"]', NULL),
	('01a21607-c783-7000-96b7-5be4ddb25428', 3, 'mark', '01a21607-c6a4-7000-a1fc-901409d55b3d', 'changed', '[1795665938084]', '[1795665938310]', NULL),
	('01a21607-c783-7000-96b7-5be4ddb25428', 4, 'mark', '01a21607-c6c4-7000-b627-e6fbcc3bdefa', 'person', '[null]', '["01a21607-c782-7000-b0c2-1fec9c9541fc"]', NULL),
	('01a21607-c783-7000-96b7-5be4ddb25428', 5, 'mark', '01a21607-c6c4-7000-b627-e6fbcc3bdefa', 'changed', '[1795665938116]', '[1795665938328]', NULL),
	('01a21607-c7cb-7000-97bd-a889a9b10ca1', 1, 'person', '01a21607-c782-7000-b0c2-1fec9c9541fc', 'variants', '[[]]', '[["沈館長"]]', NULL),
	('01a21607-c7cb-7000-97bd-a889a9b10ca1', 2, 'person', '01a21607-c782-7000-b0c2-1fec9c9541fc', 'note', '[""]', '["館長"]', NULL),
	('01a21607-c7cb-7000-97bd-a889a9b10ca1', 3, 'person', '01a21607-c782-7000-b0c2-1fec9c9541fc', 'identifiers', '[{}]', '[{"wikidata": "Q1"}]', NULL),
	('01a21607-c7f3-7000-98b6-4f71e1466a54', 1, 'mark', '01a21607-c684-7000-9d42-b9ff360c59d5', 'note', '[""]', '["一鎮之長"]', NULL),
	('01a21607-c7f3-7000-98b6-4f71e1466a54', 2, 'mark', '01a21607-c684-7000-9d42-b9ff360c59d5', 'changed', '[1795665938052]', '[1795665938420]', NULL),
	('01a21607-c814-7000-9327-4db27d2b4a17', 1, 'mark', '01a21607-c6e4-7000-a66d-9c65f38cff5c', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 54, "圖書館是鎮上最大的客廳"]', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 55, "圖書館是鎮上最大的客廳。"]', NULL),
	('01a21607-c814-7000-9327-4db27d2b4a17', 2, 'mark', '01a21607-c6e4-7000-a66d-9c65f38cff5c', 'changed', '[1795665938148]', '[1795665938453]', NULL),
	('01a21607-c861-7000-b2d2-274ee9a4b977', 1, 'tag', '01a21607-c83c-7000-81dd-e602ffe601f1', 'name', '["文化"]', '["文教"]', NULL),
	('01a21607-c861-7000-b2d2-274ee9a4b977', 2, 'tag', '01a21607-c83c-7000-81dd-e602ffe601f1', 'description', '[""]', '["文化與教育"]', NULL),
	('01a21607-c8a3-7000-b875-d2394daad8b9', 1, 'status', '8c986ed4-bdf5-539a-9b2e-3c81dd39c071', 'state', '["in_progress"]', '["done"]', '01a21607-c606-7000-8353-cba22567ae5e'),
	('01a21607-c8a3-7000-b875-d2394daad8b9', 2, 'status', '8c986ed4-bdf5-539a-9b2e-3c81dd39c071', 'note', '[""]', '["看完"]', NULL),
	('01a21607-c8c3-7000-8c27-47f760c1d6a3', 1, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'body', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043"]', NULL),
	('01a21607-c8c3-7000-8c27-47f760c1d6a3', 2, 'mark', '01a21607-c684-7000-9d42-b9ff360c59d5', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 23, 25, "鎮長"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 23, 25, "鎮長"]', NULL),
	('01a21607-c8c3-7000-8c27-47f760c1d6a3', 3, 'mark', '01a21607-c611-7000-a697-59c30c74ffdd', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 25, 28, "方啟明"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 25, 28, "方啟明"]', NULL),
	('01a21607-c8c3-7000-8c27-47f760c1d6a3', 4, 'mark', '01a21607-c660-7000-aaf9-9d05c51b874e', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 33, 36, "方啟明"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 33, 36, "方啟明"]', NULL),
	('01a21607-c8c3-7000-8c27-47f760c1d6a3', 5, 'mark', '01a21607-c760-7000-b5d3-9356c3e246e7', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 40, 42, "強調"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 40, 42, "強調"]', NULL),
	('01a21607-c8c3-7000-8c27-47f760c1d6a3', 6, 'mark', '01a21607-c6e4-7000-a66d-9c65f38cff5c', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 55, "圖書館是鎮上最大的客廳。"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 43, 55, "圖書館是鎮上最大的客廳。"]', '01a21607-c814-7000-9327-4db27d2b4a17'),
	('01a21607-c8c3-7000-8c27-47f760c1d6a3', 7, 'mark', '01a21607-c6a4-7000-a1fc-901409d55b3d', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 58, 61, "沈月華"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 58, 61, "沈月華"]', NULL),
	('01a21607-c8c3-7000-8c27-47f760c1d6a3', 8, 'mark', '01a21607-c6c4-7000-b627-e6fbcc3bdefa', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 72, 73, "她"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 72, 73, "她"]', NULL),
	('01a21607-c967-7000-b83b-4efb8552d0d6', 4, 'status', 'f0dd5a5f-53c8-5f71-927e-2eb28d40b819', 'state', '["new"]', '["in_progress"]', NULL),
	('01a21607-c9e2-7000-baa7-93871261b7e1', 4, 'status', '0b71fc8c-69da-5b26-a9d4-396eb8251d26', 'state', '["new"]', '["in_progress"]', NULL),
	('01a21607-ca14-7000-9349-7f3fb4fb5929', 1, 'mark', '01a21607-ca00-7000-ad4a-5e0400560113', 'person', '[null]', '["01a21607-c9e4-7000-9342-f6fdc38bc336"]', NULL),
	('01a21607-ca14-7000-9349-7f3fb4fb5929', 2, 'mark', '01a21607-ca00-7000-ad4a-5e0400560113', 'changed', '[1795665938944]', '[1795665938965]', NULL),
	('01a21607-ca90-7000-9575-8acfceb8814b', 1, 'person', '01a21607-ca37-7000-b6f5-386f2c8159c3', 'merged', '[null]', '["01a21607-ca72-7000-9c22-74766ae433c2"]', NULL);
INSERT INTO public.change VALUES
	('01a21607-ca90-7000-9575-8acfceb8814b', 2, 'person', '01a21607-ca72-7000-9c22-74766ae433c2', 'variants', '[[]]', '[["陈存根"]]', NULL),
	('01a21607-caaf-7000-866e-33fe2b485ab2', 1, 'mark', '01a21607-ca54-7000-afbd-8ff2220b684c', 'tag', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '["d366755c-3a40-5d3c-a784-283753a374f7"]', NULL),
	('01a21607-caaf-7000-866e-33fe2b485ab2', 2, 'mark', '01a21607-ca54-7000-afbd-8ff2220b684c', 'changed', '[1795665939028]', '[1795665939126]', NULL),
	('01a21607-cb5b-7000-9790-c5f255d57666', 1, 'mark', '01a21607-ca54-7000-afbd-8ff2220b684c', 'tag', '["d366755c-3a40-5d3c-a784-283753a374f7"]', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '01a21607-caaf-7000-866e-33fe2b485ab2'),
	('01a21607-cb5b-7000-9790-c5f255d57666', 2, 'mark', '01a21607-ca54-7000-afbd-8ff2220b684c', 'changed', '[1795665939126]', '[1795665939028]', '01a21607-caaf-7000-866e-33fe2b485ab2'),
	('01a21607-cb8a-7000-b3be-47b4f06d8998', 1, 'mark', '01a21607-ca54-7000-afbd-8ff2220b684c', 'tag', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '["d366755c-3a40-5d3c-a784-283753a374f7"]', '01a21607-cb5b-7000-9790-c5f255d57666'),
	('01a21607-cb8a-7000-b3be-47b4f06d8998', 2, 'mark', '01a21607-ca54-7000-afbd-8ff2220b684c', 'changed', '[1795665939028]', '[1795665939126]', '01a21607-cb5b-7000-9790-c5f255d57666'),
	('01a21607-cbe4-7000-ab65-b365259e09e1', 3, 'status', '163d1f65-883d-546c-a31c-08a67b38ddcb', 'state', '["new"]', '["in_progress"]', NULL),
	('01a21607-cd05-7000-bb13-33ca46f74e22', 3, 'status', '9e13e0ab-e703-5e90-aa22-e5a606e2cc02', 'state', '["new"]', '["in_progress"]', NULL),
	('01a21607-cd7c-7000-9eda-f65539d637fc', 1, 'mark', '01a21607-cd70-7000-9f95-6935bd47ab9d', 'note', '[""]', '["要點"]', NULL),
	('01a21607-cd7c-7000-9eda-f65539d637fc', 2, 'mark', '01a21607-cd70-7000-9f95-6935bd47ab9d', 'changed', '[1795665939824]', '[1795665939850]', NULL);

INSERT INTO public.life VALUES
	('01a21607-c42e-7000-a734-2e2a32799d6e', 1, 'project', 'born', '\xbe560e161a885494aa1156e2435aced5', NULL),
	('01a21607-c42e-7000-a734-2e2a32799d6e', 2, 'tag', 'born', '\xb5ba4ba845245e6f8213c447b213efcaec9219139651516d900dbe7b69cdd21f2368407e9abf583a8e626a93d454f970d366755c3a405d3ca784283753a374f7ec3482cb223e53f5a4121ec099171e22', NULL),
	('01a21607-c42e-7000-a734-2e2a32799d6e', 3, 'link_type', 'born', '\xd48b0f69b7b75ec4ab1cce1fed5d0e62948b7b3d32f759759c5f7b6ebcb561c9f1ae7b9c168b58b088e69c88a99b5593431ab041206150e9b1c3919f476b60c8', NULL),
	('01a21607-c4ee-7000-8a10-1be4eda3a68b', 1, 'article', 'born', '\xfe9f497f8e3d5e67a36daceca14dab6b', NULL),
	('01a21607-c540-7000-a4b0-1ed5afeb6a54', 1, 'article', 'born', '\xa66588a6eb835d9bb866756e7a0c4669', NULL),
	('01a21607-c577-7000-b54f-1e23c66e1cf3', 1, 'article', 'born', '\xf9f36e0f43495312b4fc91bf16db5540', NULL),
	('01a21607-c5ac-7000-9a61-468de5adb6b3', 1, 'article', 'born', '\xdd8a03cb92e7590e803514e96317957a', NULL),
	('01a21607-c606-7000-8353-cba22567ae5e', 1, 'person', 'born', '\x01a21607c6227000885d25edc6c60403', NULL),
	('01a21607-c606-7000-8353-cba22567ae5e', 2, 'mark', 'born', '\x01a21607c6117000a69759c30c74ffdd', NULL),
	('01a21607-c606-7000-8353-cba22567ae5e', 3, 'status', 'born', '\x8c986ed4bdf5539a9b2e3c81dd39c071', NULL),
	('01a21607-c65f-7000-8fc2-6bd336c95890', 1, 'mark', 'born', '\x01a21607c6607000aaf99d05c51b874e', NULL),
	('01a21607-c683-7000-b54d-477c17d4bd7e', 1, 'mark', 'born', '\x01a21607c68470009d42b9ff360c59d5', NULL),
	('01a21607-c6a3-7000-be37-8988d221eba7', 1, 'person', 'born', '\x01a21607c6a570008ba8cde79ba4b446', NULL),
	('01a21607-c6a3-7000-be37-8988d221eba7', 2, 'mark', 'born', '\x01a21607c6a47000a1fc901409d55b3d', NULL),
	('01a21607-c6c3-7000-9286-5c0d0ddc7124', 1, 'mark', 'born', '\x01a21607c6c47000b627e6fbcc3bdefa', NULL),
	('01a21607-c6e3-7000-b07e-739ac9bd2db8', 1, 'mark', 'born', '\x01a21607c6e47000a66d9c65f38cff5c', NULL),
	('01a21607-c703-7000-941b-42e74b846e5b', 1, 'link', 'born', '\x01a21607c714700085dec2efedb439fb', NULL),
	('01a21607-c733-7000-bbd9-07a190ce96e0', 1, 'link', 'born', '\x01a21607c73e70008ae73db8da99b86d', NULL),
	('01a21607-c75f-7000-bf31-097f614afad0', 1, 'mark', 'born', '\x01a21607c7607000b5d39356c3e246e7', NULL),
	('01a21607-c75f-7000-bf31-097f614afad0', 2, 'link', 'born', '\x01a21607c767700084c7eb72057bcbfc', NULL),
	('01a21607-c783-7000-96b7-5be4ddb25428', 1, 'person', 'born', '\x01a21607c7827000b0c21fec9c9541fc', NULL),
	('01a21607-c783-7000-96b7-5be4ddb25428', 6, 'person', 'gone', '\x01a21607c6a570008ba8cde79ba4b446', '\x0000000000000000'),
	('01a21607-c83c-7001-9556-4fcee7cad959', 1, 'tag', 'born', '\x01a21607c83c700081dde602ffe601f1', NULL),
	('01a21607-c885-7000-a9f9-846cd801ff44', 1, 'article_theme', 'born', '\x01a21607c88e70009268197f38365ffc', NULL),
	('01a21607-c91e-7000-866d-d96fcbe7aa9a', 1, 'person', 'born', '\x01a21607c92370009e0c5be65d729559', NULL),
	('01a21607-c91e-7000-866d-d96fcbe7aa9a', 2, 'mark', 'born', '\x01a21607c9227000bf2cae1ab967f790', NULL),
	('01a21607-c943-7000-8206-7e48f50f598d', 1, 'suggestion', 'born', '\x3297cb3206b559e595d0ef580e80f465', NULL),
	('01a21607-c967-7000-b83b-4efb8552d0d6', 1, 'person', 'born', '\x01a21607c9687000a8ab7403d7f49ed6', NULL),
	('01a21607-c967-7000-b83b-4efb8552d0d6', 2, 'mark', 'born', '\x01a21607c96770019a93e763ff51ce21', NULL),
	('01a21607-c967-7000-b83b-4efb8552d0d6', 3, 'status', 'born', '\xf0dd5a5f53c85f71927e2eb28d40b819', NULL),
	('01a21607-c97f-7000-b39d-fcdddbd1c844', 1, 'mark', 'born', '\x01a21607c9807000900b7cc10f3a6b8b', NULL),
	('01a21607-c997-7000-b34e-9314dbf345fb', 1, 'mark', 'born', '\x01a21607c9987000913ee96d3d061a81', NULL),
	('01a21607-c9bb-7000-b2f5-20c81b83eb38', 1, 'mark', 'born', '\x01a21607c9bc7000aa2b91ba8fdd7805', NULL),
	('01a21607-c9e2-7000-baa7-93871261b7e1', 1, 'person', 'born', '\x01a21607c9e470009342f6fdc38bc336', NULL),
	('01a21607-c9e2-7000-baa7-93871261b7e1', 2, 'mark', 'born', '\x01a21607c9e370008a9d42732e5801d1', NULL),
	('01a21607-c9e2-7000-baa7-93871261b7e1', 3, 'status', 'born', '\x0b71fc8c69da5b26a9d4396eb8251d26', NULL),
	('01a21607-c9ff-7000-b371-1e26dab9ee8e', 1, 'mark', 'born', '\x01a21607ca007000ad4a5e0400560113', NULL),
	('01a21607-ca31-7000-9ffd-1de92932141b', 1, 'person', 'born', '\x01a21607ca377000b6f5386f2c8159c3', NULL),
	('01a21607-ca31-7000-9ffd-1de92932141b', 2, 'mark', 'born', '\x01a21607ca36700088b3efdab36fda6d', NULL),
	('01a21607-ca53-7000-a121-c4dae1277c9b', 1, 'mark', 'born', '\x01a21607ca547000afbd8ff2220b684c', NULL),
	('01a21607-ca73-7000-9a7c-a25649f4fcd1', 1, 'person', 'born', '\x01a21607ca7270009c2274766ae433c2', NULL),
	('01a21607-cad8-7000-a454-511e8c2fd3c5', 1, 'mark', 'gone', '\x01a21607ca547000afbd8ff2220b684c', '\x01a21607caaf0000'),
	('01a21607-cb2e-7000-9611-7bd2dfe85dd1', 1, 'mark', 'back', '\x01a21607ca547000afbd8ff2220b684c', '\x01a21607caaf0000'),
	('01a21607-cbae-7000-afaa-4d60cf303403', 1, 'mark', 'born', '\x01a21607cbaf7000a46f13041ec8b39b', NULL),
	('01a21607-cbbe-7000-b445-d5ca8db63038', 1, 'mark', 'gone', '\x01a21607cbaf7000a46f13041ec8b39b', '\x0000000000000000'),
	('01a21607-cbe4-7000-ab65-b365259e09e1', 1, 'mark', 'born', '\x01a21607cbe570008ee190f3ac00123a', NULL),
	('01a21607-cbe4-7000-ab65-b365259e09e1', 2, 'status', 'born', '\x163d1f65883d546ca31c08a67b38ddcb', NULL),
	('01a21607-cc11-7000-9b87-6eefd4ddae64', 1, 'mark', 'gone', '\x01a21607cbe570008ee190f3ac00123a', '\x0000000000000000'),
	('01a21607-cc11-7000-9b87-6eefd4ddae64', 2, 'article', 'gone', '\xdd8a03cb92e7590e803514e96317957a', '\x01a21607cbe50000'),
	('01a21607-cc4c-7000-ad84-d5b9445a4d54', 1, 'tag', 'born', '\x01a21607cc4b70008a7b8e70ed25bc76', NULL);
INSERT INTO public.life VALUES
	('01a21607-cc65-7000-8d1a-40e9cbdac456', 1, 'tag', 'gone', '\x01a21607cc4b70008a7b8e70ed25bc76', '\x0000000000000000'),
	('01a21607-cd05-7000-bb13-33ca46f74e22', 1, 'mark', 'born', '\x01a21607cd1770008b1bd9118662a317', NULL),
	('01a21607-cd05-7000-bb13-33ca46f74e22', 2, 'status', 'born', '\x9e13e0abe7035e90aa22e5a606e2cc02', NULL),
	('01a21607-cd6f-7000-87d4-cebb33af584a', 1, 'mark', 'born', '\x01a21607cd7070009f956935bd47ab9d', NULL),
	('01a21607-ce11-7000-9f05-b65e8630bef3', 1, 'mark', 'born', '\x01a21607ce1f7000b45b6a7f0985c5b0', NULL),
	('01a21607-ce49-7000-894b-c24fe08e6af0', 1, 'mark', 'gone', '\x01a21607ce1f7000b45b6a7f0985c5b0', '\x0000000000000000');

INSERT INTO public.link VALUES
	(117680762924564480, 3944099634036833278, false, '01a21607-c714-7000-85de-c2efedb439fb', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'd48b0f69-b7b7-5ec4-ab1c-ce1fed5d0e62', '01a21607-c611-7000-a697-59c30c74ffdd', '01a21607-c684-7000-9d42-b9ff360c59d5', '01a21607-c3b4-7001-942d-72886881c613'),
	(117680762927644672, 3944099634036833278, false, '01a21607-c73e-7000-8ae7-3db8da99b86d', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '948b7b3d-32f7-5975-9c5f-7b6ebcb561c9', '01a21607-c660-7000-aaf9-9d05c51b874e', '01a21607-c6e4-7000-a66d-9c65f38cff5c', '01a21607-c3b4-7001-942d-72886881c613'),
	(117680762930528256, 3944099634036833278, false, '01a21607-c767-7000-84c7-eb72057bcbfc', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'f1ae7b9c-168b-58b0-88e6-9c88a99b5593', '01a21607-c6e4-7000-a66d-9c65f38cff5c', '01a21607-c760-7000-b5d3-9356c3e246e7', '01a21607-c3b4-7001-942d-72886881c613');

INSERT INTO public.link_type VALUES
	(117680762877116416, 3944099634036833278, false, 'd48b0f69-b7b7-5ec4-ab1c-ce1fed5d0e62', 1, 'holds', '["person"]', '["role"]'),
	(117680762877116416, 3944099634036833278, false, '948b7b3d-32f7-5975-9c5f-7b6ebcb561c9', 2, 'says', '["person"]', '["quote"]'),
	(117680762877116416, 3944099634036833278, false, 'f1ae7b9c-168b-58b0-88e6-9c88a99b5593', 3, 'cue', '["quote"]', '["cue"]'),
	(117680762877116416, 3944099634036833278, false, '431ab041-2061-50e9-b1c3-919f476b60c8', 4, 'continues', '["quote"]', '["quote"]');

INSERT INTO public.mark VALUES
	(117680762907983872, 3944099634036833278, false, '01a21607-c611-7000-a697-59c30c74ffdd', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 25, 28, '方啟明', '01a21607-c3b4-7001-942d-72886881c613', 'hand', '01a21607-c622-7000-885d-25edc6c60403', '', '{}', 1795665937937, 1795665937937),
	(117680762913751040, 3944099634036833278, false, '01a21607-c660-7000-aaf9-9d05c51b874e', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 33, 36, '方啟明', '01a21607-c3b4-7001-942d-72886881c613', 'hand', '01a21607-c622-7000-885d-25edc6c60403', '', '{}', 1795665938016, 1795665938016),
	(117680762916110336, 3944099634036833278, false, '01a21607-c684-7000-9d42-b9ff360c59d5', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ec921913-9651-516d-900d-be7b69cdd21f', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 23, 25, '鎮長', '01a21607-c3b4-7001-942d-72886881c613', 'hand', NULL, '一鎮之長', '{}', 1795665938052, 1795665938420),
	(117680762918207488, 3944099634036833278, false, '01a21607-c6a4-7000-a1fc-901409d55b3d', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 58, 61, '沈月華', '01a21607-c3b4-7001-942d-72886881c613', 'hand', '01a21607-c782-7000-b0c2-1fec9c9541fc', '', '{}', 1795665938084, 1795665938310),
	(117680762920304640, 3944099634036833278, false, '01a21607-c6c4-7000-b627-e6fbcc3bdefa', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 72, 73, '她', '01a21607-c3b4-7001-942d-72886881c613', 'hand', '01a21607-c782-7000-b0c2-1fec9c9541fc', '', '{}', 1795665938116, 1795665938328),
	(117680762922401792, 3944099634036833278, false, '01a21607-c6e4-7000-a66d-9c65f38cff5c', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '2368407e-9abf-583a-8e62-6a93d454f970', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 43, 55, '圖書館是鎮上最大的客廳。', '01a21607-c3b4-7001-942d-72886881c613', 'hand', NULL, '', '{}', 1795665938148, 1795665938453),
	(117680762930528256, 3944099634036833278, false, '01a21607-c760-7000-b5d3-9356c3e246e7', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ec3482cb-223e-53f5-a412-1ec099171e22', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 40, 42, '強調', '01a21607-c3b4-7001-942d-72886881c613', 'hand', NULL, '', '{}', 1795665938272, 1795665938272),
	(117680762959888384, 3944099634036833278, false, '01a21607-c922-7000-bf2c-ae1ab967f790', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 0, 3, '雲嶺鎮', '01a21607-c3b4-7001-942d-72886881c613', 'suggestion', '01a21607-c923-7000-9e0c-5be65d729559', '', '{}', 1795665938722, 1795665938722),
	(117680762964606976, 3944099634036833278, false, '01a21607-c967-7001-9a93-e763ff51ce21', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 9, 11, '張三', '01a21607-c3b4-7001-942d-72886881c613', 'hand', '01a21607-c968-7000-a8ab-7403d7f49ed6', '', '{}', 1795665938791, 1795665938791),
	(117680762966179840, 3944099634036833278, false, '01a21607-c980-7000-900b-7cc10f3a6b8b', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'd366755c-3a40-5d3c-a784-283753a374f7', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 4, 8, '𠮷野家😀', '01a21607-c3b4-7001-942d-72886881c613', 'hand', NULL, '', '{}', 1795665938816, 1795665938816),
	(117680762967752704, 3944099634036833278, false, '01a21607-c998-7000-913e-e96d3d061a81', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'd366755c-3a40-5d3c-a784-283753a374f7', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 11, 16, '👨‍👩‍👧', '01a21607-c3b4-7001-942d-72886881c613', 'hand', NULL, '', '{}', 1795665938840, 1795665938840),
	(117680762970112000, 3944099634036833278, false, '01a21607-c9bc-7000-aa2b-91ba8fdd7805', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '2368407e-9abf-583a-8e62-6a93d454f970', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 19, 29, 'é שלום 世界', '01a21607-c3b4-7001-942d-72886881c613', 'hand', NULL, '', '{}', 1795665938876, 1795665938876),
	(117680762972667904, 3944099634036833278, false, '01a21607-c9e3-7000-8a9d-42732e5801d1', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 8, 11, '曹建明', '01a21607-c3b4-7001-942d-72886881c613', 'hand', '01a21607-c9e4-7000-9342-f6fdc38bc336', '', '{}', 1795665938915, 1795665938915),
	(117680762974568448, 3944099634036833278, false, '01a21607-ca00-7000-ad4a-5e0400560113', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 28, 29, '他', '01a21607-c3b4-7001-942d-72886881c613', 'hand', '01a21607-c9e4-7000-9342-f6fdc38bc336', '', '{}', 1795665938944, 1795665938965),
	(117680762977845248, 3944099634036833278, false, '01a21607-ca36-7000-88b3-efdab36fda6d', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 38, 41, '陈存根', '01a21607-c3b4-7001-942d-72886881c613', 'hand', '01a21607-ca37-7000-b6f5-386f2c8159c3', '', '{}', 1795665938998, 1795665938998),
	(117680762980073472, 3944099634036833278, false, '01a21607-ca54-7000-afbd-8ff2220b684c', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'd366755c-3a40-5d3c-a784-283753a374f7', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 42, 44, '社工', '01a21607-c3b4-7001-942d-72886881c613', 'hand', NULL, '', '{}', 1795665939028, 1795665939126),
	(117680763002880000, 3944099634036833278, true, '01a21607-cbaf-7000-a46f-13041ec8b39b', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'd366755c-3a40-5d3c-a784-283753a374f7', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 23, 27, '社會結構', '01a21607-c3b4-7001-942d-72886881c613', 'hand', NULL, '', '{}', 1795665939375, 1795665939375),
	(117680763006418944, 3944099634036833278, true, '01a21607-cbe5-7000-8ee1-90f3ac00123a', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'a333bea4-cd16-51ec-86ca-9d4611edeea4', 16, 18, '張三', '01a21607-c3b4-7001-942d-72886881c613', 'hand', '01a21607-c968-7000-a8ab-7403d7f49ed6', '', '{}', 1795665939429, 1795665939429),
	(117680763025883136, 4231591897947850279, false, '01a21607-cd17-7000-8b1b-d9118662a317', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 8, 11, '曹建明', '01a21607-ccb9-7000-b58e-23f84077820f', 'hand', '01a21607-c9e4-7000-9342-f6fdc38bc336', '', '{}', 1795665939735, 1795665939735),
	(117680763032240128, 4231591897947850279, false, '01a21607-cd70-7000-9f95-6935bd47ab9d', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '2368407e-9abf-583a-8e62-6a93d454f970', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 18, 27, '要充分認識社會結構', '01a21607-ccb9-7000-b58e-23f84077820f', 'hand', NULL, '要點', '{}', 1795665939824, 1795665939850),
	(117680763043184640, 2064670459352788255, true, '01a21607-ce1f-7000-b45b-6a7f0985c5b0', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '2368407e-9abf-583a-8e62-6a93d454f970', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 32, 36, '心安順遂', '01a21607-c3b4-7001-942d-72886881c613', 'hand', NULL, '', '{}', 1795665939999, 1795665939999);

INSERT INTO public.operation VALUES
	('01a21607-c42e-7000-a734-2e2a32799d6e', 117680762877116416, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'project.made', '舊檔 3', 1795665937509, NULL, NULL, NULL, NULL, 'done'),
	('01a21607-c4ee-7000-8a10-1be4eda3a68b', 117680762889568256, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'articles.imported', 'a.txt', 1795665937698, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a21607-c540-7000-a4b0-1ed5afeb6a54', 117680762894942208, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'articles.imported', 'b.txt', 1795665937751, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', NULL, NULL, NULL, 'done'),
	('01a21607-c577-7000-b54f-1e23c66e1cf3', 117680762898612224, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'articles.imported', 'c.txt', 1795665937800, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', NULL, NULL, NULL, 'done'),
	('01a21607-c5ac-7000-9a61-468de5adb6b3', 117680762902020096, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'articles.imported', 'd.txt', 1795665937852, 'dd8a03cb-92e7-590e-8035-14e96317957a', NULL, NULL, NULL, 'done'),
	('01a21607-c606-7000-8353-cba22567ae5e', 117680762907983872, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '方啟明', 1795665937989, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 25, 28, NULL, 'done'),
	('01a21607-c65f-7000-8fc2-6bd336c95890', 117680762913751040, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '方啟明', 1795665938024, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 33, 36, NULL, 'done'),
	('01a21607-c683-7000-b54d-477c17d4bd7e', 117680762916110336, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '鎮長', 1795665938059, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a21607-c6a3-7000-be37-8988d221eba7', 117680762918207488, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '沈月華', 1795665938092, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 58, 61, NULL, 'done'),
	('01a21607-c6c3-7000-9286-5c0d0ddc7124', 117680762920304640, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '她', 1795665938123, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 72, 73, NULL, 'done'),
	('01a21607-c6e3-7000-b07e-739ac9bd2db8', 117680762922401792, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '圖書館是鎮上最大的客廳', 1795665938149, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a21607-c703-7000-941b-42e74b846e5b', 117680762924564480, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'holder.set', '方啟明', 1795665938204, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a21607-c733-7000-bbd9-07a190ce96e0', 117680762927644672, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'speaker.set', '方啟明', 1795665938240, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a21607-c75f-7000-bf31-097f614afad0', 117680762930528256, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'cue.set', '強調', 1795665938281, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a21607-c783-7000-96b7-5be4ddb25428', 117680762932887552, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'person.created', '沈月華館長', 1795665938360, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 72, 73, NULL, 'done'),
	('01a21607-c7cb-7000-97bd-a889a9b10ca1', 117680762937606144, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'person.edited', '沈月華館長', 1795665938390, NULL, NULL, NULL, NULL, 'done'),
	('01a21607-c7f3-7000-98b6-4f71e1466a54', 117680762940227584, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.noted', '鎮長', 1795665938430, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a21607-c814-7000-9327-4db27d2b4a17', 117680762942390272, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.moved', '圖書館是鎮上最大的客廳。', 1795665938461, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 55, NULL, 'done'),
	('01a21607-c83c-7001-9556-4fcee7cad959', 117680762945011712, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'tag.added', '文化', 1795665938503, NULL, NULL, NULL, NULL, 'done'),
	('01a21607-c861-7000-b2d2-274ee9a4b977', 117680762947436544, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'tag.edited', '文教', 1795665938542, NULL, NULL, NULL, NULL, 'done'),
	('01a21607-c885-7000-a9f9-846cd801ff44', 117680762949795840, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'theme.set', '文教', 1795665938576, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a21607-c8a3-7000-b875-d2394daad8b9', 117680762951761920, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'status.set', '雲嶺鎮圖書館新館啟用', 1795665938605, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a21607-c8c3-7000-8c27-47f760c1d6a3', 117680762953859072, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'article.corrected', '雲嶺鎮圖書館新館啟用', 1795665938682, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 76, 78, NULL, 'done'),
	('01a21607-c91e-7000-866d-d96fcbe7aa9a', 117680762959888384, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'suggestions.accepted', '雲嶺鎮', 1795665938727, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 0, 3, NULL, 'done'),
	('01a21607-c943-7000-8206-7e48f50f598d', 117680762962247680, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'suggestions.rejected', '圖書館', 1795665938764, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 3, 6, NULL, 'done'),
	('01a21607-c967-7000-b83b-4efb8552d0d6', 117680762964606976, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '張三', 1795665938796, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 9, 11, NULL, 'done'),
	('01a21607-c97f-7000-b39d-fcdddbd1c844', 117680762966179840, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '𠮷野家😀', 1795665938817, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 4, 8, NULL, 'done'),
	('01a21607-c997-7000-b34e-9314dbf345fb', 117680762967752704, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '👨‍👩‍👧', 1795665938841, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 11, 16, NULL, 'done'),
	('01a21607-c9bb-7000-b2f5-20c81b83eb38', 117680762970112000, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', 'é שלום 世界', 1795665938877, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 19, 29, NULL, 'done'),
	('01a21607-c9e2-7000-baa7-93871261b7e1', 117680762972667904, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '曹建明', 1795665938919, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 8, 11, NULL, 'done'),
	('01a21607-c9ff-7000-b371-1e26dab9ee8e', 117680762974568448, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '他', 1795665938945, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 28, 29, NULL, 'done'),
	('01a21607-ca14-7000-9349-7f3fb4fb5929', 117680762975944704, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'person.joined', '曹建明', 1795665938971, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 28, 29, NULL, 'done'),
	('01a21607-ca31-7000-9ffd-1de92932141b', 117680762977845248, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '陈存根', 1795665939001, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 38, 41, NULL, 'done'),
	('01a21607-ca53-7000-a121-c4dae1277c9b', 117680762980073472, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '社工', 1795665939029, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'done'),
	('01a21607-ca73-7000-9a7c-a25649f4fcd1', 117680762982170624, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'person.created', '陳存根', 1795665939061, NULL, NULL, NULL, NULL, 'done'),
	('01a21607-ca90-7000-9575-8acfceb8814b', 117680762984071168, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'people.merged', '陳存根', 1795665939103, NULL, NULL, NULL, NULL, 'done'),
	('01a21607-caaf-7000-866e-33fe2b485ab2', 117680762986102784, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.relabelled', '社工', 1795665939137, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'done'),
	('01a21607-cad8-7000-a454-511e8c2fd3c5', 117680762988789760, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.removed', '社工', 1795665939216, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'dropped'),
	('01a21607-cb2e-7000-9611-7bd2dfe85dd1', 117680762994425856, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'undo', 'remove the mark 社工', 1795665939270, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a21607-cad8-7000-a454-511e8c2fd3c5', 'done'),
	('01a21607-cb5b-7000-9790-c5f255d57666', 117680762997440512, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'undo', 'relabel 社工', 1795665939312, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a21607-caaf-7000-866e-33fe2b485ab2', 'done'),
	('01a21607-cb8a-7000-b3be-47b4f06d8998', 117680763000520704, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'redo', 'relabel 社工', 1795665939350, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a21607-caaf-7000-866e-33fe2b485ab2', 'done'),
	('01a21607-cbae-7000-afaa-4d60cf303403', 117680763002880000, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '社會結構', 1795665939377, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 23, 27, NULL, 'dropped'),
	('01a21607-cbbe-7000-b445-d5ca8db63038', 117680763003863040, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'undo', 'mark 社會結構', 1795665939396, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 23, 27, '01a21607-cbae-7000-afaa-4d60cf303403', 'done'),
	('01a21607-cbe4-7000-ab65-b365259e09e1', 117680763006418944, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '張三', 1795665939453, 'dd8a03cb-92e7-590e-8035-14e96317957a', 16, 18, NULL, 'done'),
	('01a21607-cc11-7000-9b87-6eefd4ddae64', 117680763009302528, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'article.removed', '不要的一篇', 1795665939504, 'dd8a03cb-92e7-590e-8035-14e96317957a', NULL, NULL, NULL, 'done'),
	('01a21607-cc4c-7000-ad84-d5b9445a4d54', 117680763013169152, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'tag.added', '用不到', 1795665939540, NULL, NULL, NULL, NULL, 'done'),
	('01a21607-cc65-7000-8d1a-40e9cbdac456', 117680763014807552, 3944099634036833278, '01a21607-c3b4-7001-942d-72886881c613', 'tag.removed', '用不到', 1795665939568, NULL, NULL, NULL, NULL, 'done'),
	('01a21607-cd05-7000-bb13-33ca46f74e22', 117680763025883136, 4231591897947850279, '01a21607-ccb9-7000-b58e-23f84077820f', 'mark.added', '曹建明', 1795665939793, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 8, 11, NULL, 'done'),
	('01a21607-cd6f-7000-87d4-cebb33af584a', 117680763032240128, 4231591897947850279, '01a21607-ccb9-7000-b58e-23f84077820f', 'mark.added', '要充分認識社會結構', 1795665939825, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 18, 27, NULL, 'done'),
	('01a21607-cd7c-7000-9eda-f65539d637fc', 117680763033092096, 4231591897947850279, '01a21607-ccb9-7000-b58e-23f84077820f', 'mark.noted', '要充分認識社會結構', 1795665939858, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 18, 27, NULL, 'done');
INSERT INTO public.operation VALUES
	('01a21607-ce11-7000-9f05-b65e8630bef3', 117680763043184640, 2064670459352788255, '01a21607-c3b4-7001-942d-72886881c613', 'mark.added', '心安順遂', 1795665940015, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 32, 36, NULL, 'undone'),
	('01a21607-ce49-7000-894b-c24fe08e6af0', 117680763046526976, 2064670459352788255, '01a21607-c3b4-7001-942d-72886881c613', 'undo', 'mark 心安順遂', 1795665940089, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 32, 36, '01a21607-ce11-7000-9f05-b65e8630bef3', 'done');

INSERT INTO public.person VALUES
	(117680762907983872, 3944099634036833278, false, '01a21607-c622-7000-885d-25edc6c60403', '方啟明', '[]', '', '{}', NULL),
	(117680762918207488, 3944099634036833278, true, '01a21607-c6a5-7000-8ba8-cde79ba4b446', '沈月華', '[]', '', '{}', NULL),
	(117680762932887552, 3944099634036833278, false, '01a21607-c782-7000-b0c2-1fec9c9541fc', '沈月華館長', '["\u6c88\u9928\u9577"]', '館長', '{"wikidata": "Q1"}', NULL),
	(117680762959888384, 3944099634036833278, false, '01a21607-c923-7000-9e0c-5be65d729559', '雲嶺鎮', '[]', '', '{}', NULL),
	(117680762964606976, 3944099634036833278, false, '01a21607-c968-7000-a8ab-7403d7f49ed6', '張三', '[]', '', '{}', NULL),
	(117680762972667904, 3944099634036833278, false, '01a21607-c9e4-7000-9342-f6fdc38bc336', '曹建明', '[]', '', '{}', NULL),
	(117680762977845248, 3944099634036833278, false, '01a21607-ca37-7000-b6f5-386f2c8159c3', '陈存根', '[]', '', '{}', '01a21607-ca72-7000-9c22-74766ae433c2'),
	(117680762982170624, 3944099634036833278, false, '01a21607-ca72-7000-9c22-74766ae433c2', '陳存根', '["\u9648\u5b58\u6839"]', '', '{}', NULL);

INSERT INTO public.project VALUES
	(117680762877116416, 3944099634036833278, false, 'be560e16-1a88-5494-aa11-56e2435aced5', '01a21607-c3b4-7000-893e-d89810733364', '舊檔 3', 1795665937332);

INSERT INTO public.repair VALUES
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 0, 'correction', 76, 78, '晚間', 76, '晚上', 'Corrected by hand: “晚間” became “晚上”.');

INSERT INTO public.search_1 VALUES
	('d0f866b9-3c88-5bc5-ba8f-d34b28a823b9', '{-2127364141,-2033987587,-2033844269,-1988385699,-1965555723,-1820878601,-1728598863,-1728076072,-1717212661,-1714394440,-1712215849,-1712214523,-1706644528,-1706072455,-1698574339,-1597672452,-1593861439,-1593218432,-1580028281,-1554879816,-1537364870,-1501137001,-1495758469,-1462272501,-1459506791,-1412396329,-1412392463,-1401237507,-1397640908,-1375362606,-1368141827,-1366849853,-1365986824,-1321959118,-1318149294,-1315346823,-1315328364,-1311596347,-1309304577,-1309102477,-805463482,-805460346,-805437451,-428250496,-428246480,-428238384,-428238257,-428233776,-368336631,-360672393,-360670650,-360668929,-357012864,-356996863,-356994571,-201523245,-198004270,-141064507,-97472103,-32803790,-3670027,-3407918,-3276853,-3276849,-3211314,-3211310,-3145785,-3145779,-2949170,-2949169,-2909787,-2909617,-2905855,-694663,-693576,-655411,-655371,10,44,45,48,49,50,52,56,12290,19975,19978,20013,20070,20113,20171,20843,20856,20876,20986,21326,21381,21551,22270,22312,22823,22905,23458,23725,24109,24310,24320,24378,25918,26032,26041,26126,26159,26202,26368,26376,27784,29992,30340,31034,31036,32461,33268,34255,34920,35789,35843,38215,38271,38388,39302}'),
	('bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '{-2127783813,-2034130406,-2034126619,-2033844269,-1748566057,-1736716291,-1727618811,-1712215849,-1606638474,-1597672452,-1593468431,-1575309149,-1575288874,-1535744123,-1532520506,-1495748379,-1462272501,-1406241281,-1376160677,-1363497479,-1331452200,-1327136468,-1327128038,-1327104011,-1322682473,-1314870226,-1311596347,-805457623,-805437451,-410685507,-373840729,-272773123,-262032942,-201523245,-197556543,-195333063,-167784451,-159469894,-141064507,-32804767,-2918786,-2908100,-2707040,-2652479,-693833,-681722,-655371,10,40,41,44,12290,20013,20063,20182,20250,20316,20805,20998,21457,22312,22823,23384,23433,24037,24314,24378,24515,26126,26361,26500,26681,31034,31038,32467,33268,34920,35201,35328,35748,35782,35843,36766,36930,38472,39034}'),
	('450f2641-44e9-51df-bafd-0d1c2ce0b8ec', '{-1988386593,-1979741829,-1967927310,-1953046542,-1952981006,-1952943093,-1613388632,-1595952650,-1538782721,-1532428299,-1310094669,-1309209705,-806170627,-806092902,-805437451,-537719914,-537719912,-298736567,-200540219,-196579791,-99157469,-98369569,-98305494,-97846750,-50397217,-6619906,-3813389,-2117143,-2098666,-655371,-527288,10,32,58,101,769,1493,1500,1501,1513,8205,12290,12300,12301,19977,19990,23383,23478,24352,24618,30028,30340,35828,37326,128103,128104,128105,128512,134071}'),
	('a333bea4-cd16-51ec-86ca-9d4611edeea4', '{-2076660751,-2076639243,-2046531173,-1988382209,-1734709192,-1734707372,-1595952650,-1410230118,-1309510018,-1309239142,-1308654536,-805461793,-805437451,-375664643,-265899521,-264712195,-159479429,-145455612,-692186,-655371,10,12290,19968,19977,19981,21518,24352,26469,30340,31227,31687,34987,35201,36807,36825,38500}'),
	('fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '{-2127364141,-2033987587,-2033844269,-1988385699,-1965555723,-1820878601,-1728598863,-1728076072,-1717194251,-1714394440,-1712215849,-1712214523,-1706644528,-1706072455,-1698574339,-1597672452,-1593861439,-1593218432,-1580028281,-1554879816,-1537364870,-1501137001,-1495758469,-1462272501,-1459506791,-1412396329,-1412392463,-1401237507,-1397640908,-1375362606,-1368141827,-1366849853,-1365986824,-1321959118,-1318149294,-1315346823,-1315328364,-1311596347,-1309304577,-1309302519,-1309102477,-805463482,-805460346,-805437451,-428250496,-428246480,-428238384,-428238257,-428233776,-360672393,-360670650,-360668929,-357012864,-356996863,-356994571,-201523245,-198004270,-141064507,-97472103,-32803790,-3670027,-3407918,-3276853,-3276849,-3211314,-3211310,-3145785,-3145779,-2949170,-2949169,-2909787,-2909617,-2905855,-694663,-693576,-655411,-655371,10,44,45,48,49,50,52,56,12290,19975,19978,20013,20070,20113,20171,20843,20856,20876,20986,21326,21381,21551,22270,22312,22823,22905,23458,23725,24109,24310,24320,24378,25918,26032,26041,26126,26159,26202,26368,26376,27784,29992,30340,31034,31036,32461,33268,34255,34920,35789,35843,38215,38271,39302}');

INSERT INTO public.source VALUES
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'a.txt', 'utf-8', 'a052c38d8ae050d10ad692c863dbb1a51f07ea53e8d3ba9250fa6a664ecccb70', '\xe99bb2e5b6bae98eaee59c96e69bb8e9a4a8e696b0e9a4a8e5959fe794a80a323032342d31312d30380a0ae98eaee995b7e696b9e5959fe6988ee587bae5b8ade585b8e7a6aee38082e696b9e5959fe6988ee59ca8e887b4e8a99ee4b8ade5bcb7e8aabf2ce59c96e69bb8e9a4a8e698afe98eaee4b88ae69c80e5a4a7e79a84e5aea2e5bbb3e380820ae9a4a8e995b7e6b288e69c88e88fafe4bb8be7b4b92ce696b0e9a4a8e8978fe69bb8e585abe890ace5868ae38082e5a5b9e8a1a8e7a4ba2ce6999ae99693e5bbb6e995b7e9968be694bee380820a'),
	('a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b.txt', 'utf-8', '4796c95a580e3c425986e40b153d17281d0c03c9acec3401fa4c069ddce785e1', '\xe7a4bee69c83e5b7a5e4bd9ce5a4a7e69c830a0ae69bb9e5bbbae6988ee59ca8e887b4e8beade4b8ade5bcb7e8aabf2ce8a681e58585e58886e8aa8de8ad98e7a4bee69c83e7b590e6a78be38082e4bb96e8a1a8e7a4ba2ce5bf83e5ae89e9a086e98182e380820ae99988e5ad98e6a0b928e7a4bee5b7a529e4b99fe799bce8a880e380820a'),
	('f9f36e0f-4349-5312-b4fc-91bf16db5540', 'c.txt', 'utf-8', '17245a69cd1e617593500f64b8e15cb799b8cba1b46f9f1d13e59dd6399711a0', '\xe680aae5ad970a0af0a0aeb7e9878ee5aeb6f09f9880e79a84e5bcb5e4b889f09f91a8e2808df09f91a9e2808df09f91a7e8aaaa3ae3808c65cc8120d7a9d79cd795d79d20e4b896e7958ce3808de380820a'),
	('dd8a03cb-92e7-590e-8035-14e96317957a', 'd.txt', 'utf-8', '7bddfb035809a8c48a02d2a727204ef51996a8bcd1607bc4ac42e620e03c868c', '\xe4b88de8a681e79a84e4b880e7af870a0ae98099e4b880e7af87e5be8ce4be86e8a2abe7a7bbe999a4e38082e5bcb5e4b889e4be86e9818ee380820a');

INSERT INTO public.status VALUES
	(117680762907983872, 3944099634036833278, false, '8c986ed4-bdf5-539a-9b2e-3c81dd39c071', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '01a21607-c3b4-7001-942d-72886881c613', 'done', '看完'),
	(117680762964606976, 3944099634036833278, false, 'f0dd5a5f-53c8-5f71-927e-2eb28d40b819', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '01a21607-c3b4-7001-942d-72886881c613', 'in_progress', ''),
	(117680762972667904, 3944099634036833278, false, '0b71fc8c-69da-5b26-a9d4-396eb8251d26', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '01a21607-c3b4-7001-942d-72886881c613', 'in_progress', ''),
	(117680763006418944, 3944099634036833278, false, '163d1f65-883d-546c-a31c-08a67b38ddcb', 'dd8a03cb-92e7-590e-8035-14e96317957a', '01a21607-c3b4-7001-942d-72886881c613', 'in_progress', ''),
	(117680763025883136, 4231591897947850279, false, '9e13e0ab-e703-5e90-aa22-e5a606e2cc02', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '01a21607-ccb9-7000-b58e-23f84077820f', 'in_progress', '');

INSERT INTO public.suggestion VALUES
	(117680762962247680, 3944099634036833278, false, '3297cb32-06b5-59e5-95d0-ef580e80f465', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 3, 6, '圖書館', 'names', '', '01a21607-c3b4-7001-942d-72886881c613');

INSERT INTO public.tag VALUES
	(117680762877116416, 3944099634036833278, false, 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 1, 'person', 'person', NULL, '#0072B2', '1', '人', '', '', 'any', '[]', '', false),
	(117680762877116416, 3944099634036833278, false, 'ec921913-9651-516d-900d-be7b69cdd21f', 2, 'role', 'role', NULL, '#E69F00', '2', '職', '', '', 'any', '[]', '', false),
	(117680762877116416, 3944099634036833278, false, '2368407e-9abf-583a-8e62-6a93d454f970', 3, 'quote', 'quote', NULL, '#009E73', '3', '言', '', '', 'any', '[]', '', false),
	(117680762877116416, 3944099634036833278, false, 'd366755c-3a40-5d3c-a784-283753a374f7', 4, 'theme', 'theme', NULL, '#CC79A7', '4', '題', '', '', 'any', '[]', '', false),
	(117680762877116416, 3944099634036833278, false, 'ec3482cb-223e-53f5-a412-1ec099171e22', 5, 'cue', 'cue', NULL, '#009E73', '', '曰', '', '', 'any', '[]', '', false),
	(117680762945011712, 3944099634036833278, false, '01a21607-c83c-7000-81dd-e602ffe601f1', 6, 'theme', '文教', 'd366755c-3a40-5d3c-a784-283753a374f7', '#CC79A7', '8', '文', '文化與教育', '', 'any', '[]', '', false),
	(117680763013169152, 3944099634036833278, true, '01a21607-cc4b-7000-8a7b-8e70ed25bc76', 7, 'role', '用不到', 'ec921913-9651-516d-900d-be7b69cdd21f', '#E69F00', '', '用', '', '', 'any', '[]', '', false);

INSERT INTO public.tally_part VALUES
	('a66588a6-eb83-5d9b-b866-756e7a0c4669', 0, 6),
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 0, 8),
	('f9f36e0f-4349-5312-b4fc-91bf16db5540', 0, 4),
	('ec921913-9651-516d-900d-be7b69cdd21f', 0, 1),
	('b5ba4ba8-4524-5e6f-8213-c447b213efca', 0, 10),
	('ec3482cb-223e-53f5-a412-1ec099171e22', 0, 1),
	('2368407e-9abf-583a-8e62-6a93d454f970', 0, 3),
	('d366755c-3a40-5d3c-a784-283753a374f7', 0, 3),
	('01a21607-c9e4-7000-9342-f6fdc38bc336', 0, 3),
	('01a21607-ca37-7000-b6f5-386f2c8159c3', 0, 1),
	('01a21607-c923-7000-9e0c-5be65d729559', 0, 1),
	('01a21607-c782-7000-b0c2-1fec9c9541fc', 0, 2),
	('01a21607-c968-7000-a8ab-7403d7f49ed6', 0, 1),
	('01a21607-c622-7000-885d-25edc6c60403', 0, 2);

ALTER TABLE ONLY public.annotator_layout
    ADD CONSTRAINT annotator_layout_pkey PRIMARY KEY (format);

ALTER TABLE ONLY public.annotator
    ADD CONSTRAINT annotator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.article_theme
    ADD CONSTRAINT article_theme_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.body
    ADD CONSTRAINT body_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (operation, number);

ALTER TABLE ONLY public.conflict
    ADD CONSTRAINT conflict_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.difference
    ADD CONSTRAINT difference_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.life
    ADD CONSTRAINT life_pkey PRIMARY KEY (operation, number);

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.link_type
    ADD CONSTRAINT link_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mark
    ADD CONSTRAINT mark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.operation
    ADD CONSTRAINT operation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.project
    ADD CONSTRAINT project_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.repair
    ADD CONSTRAINT repair_pkey PRIMARY KEY (article, body, ordinal);

ALTER TABLE ONLY public.saved_search
    ADD CONSTRAINT saved_search_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.search_1
    ADD CONSTRAINT search_1_pkey PRIMARY KEY (body);

ALTER TABLE ONLY public.settled
    ADD CONSTRAINT settled_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (article);

ALTER TABLE ONLY public.status
    ADD CONSTRAINT status_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.suggestion
    ADD CONSTRAINT suggestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tag
    ADD CONSTRAINT tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tally_part
    ADD CONSTRAINT tally_part_pkey PRIMARY KEY (subject, part);

CREATE INDEX article_body ON public.article USING btree (body);

CREATE INDEX article_gone ON public.article USING btree (id) WHERE gone;

CREATE INDEX article_listed ON public.article USING btree (gone, ordinal, id);

CREATE INDEX change_target ON public.change USING btree (target, field);

CREATE INDEX ix_article_ordinal ON public.article USING btree (ordinal);

CREATE INDEX ix_article_theme_article ON public.article_theme USING btree (article);

CREATE INDEX ix_body_sha256 ON public.body USING btree (sha256);

CREATE INDEX ix_conflict_target ON public.conflict USING btree (target);

CREATE INDEX ix_difference_first ON public.difference USING btree (first);

CREATE INDEX ix_difference_second ON public.difference USING btree (second);

CREATE INDEX ix_link_article ON public.link USING btree (article);

CREATE INDEX ix_link_from_mark ON public.link USING btree (from_mark);

CREATE INDEX ix_link_to_mark ON public.link USING btree (to_mark);

CREATE INDEX ix_mark_body ON public.mark USING btree (body);

CREATE INDEX ix_person_name ON public.person USING hash (name);

CREATE INDEX ix_repair_body ON public.repair USING btree (body);

CREATE INDEX ix_status_article ON public.status USING btree (article);

CREATE INDEX ix_suggestion_article ON public.suggestion USING btree (article);

CREATE INDEX life_of_status ON public.life USING btree (operation) WHERE (((subject)::text = 'status'::text) AND ((event)::text <> 'born'::text));

CREATE INDEX mark_article ON public.mark USING btree (article, start, "end");

CREATE INDEX mark_long ON public.mark USING btree (article, start) WHERE (("end" - start) > 1000);

CREATE INDEX mark_person ON public.mark USING btree (person, article) WHERE (person IS NOT NULL);

CREATE INDEX mark_tag ON public.mark USING btree (tag, article);

CREATE INDEX mark_words ON public.mark USING btree (article, start, "end") WHERE (person IS NOT NULL);

CREATE INDEX operation_by ON public.operation USING btree (annotator, hlc);

CREATE UNIQUE INDEX operation_clock ON public.operation USING btree (hlc, site);

CREATE INDEX operation_undone ON public.operation USING btree (annotator, hlc) WHERE (standing = 'undone'::text);

CREATE INDEX person_merged ON public.person USING btree (merged) WHERE (merged IS NOT NULL);

CREATE INDEX person_variants ON public.person USING btree (id) WHERE ((variants)::text <> '[]'::text);

CREATE INDEX search_1_pairs ON public.search_1 USING gin (pairs);

CREATE INDEX status_of ON public.status USING btree (annotator, state, gone);

ALTER TABLE ONLY public.article_theme
    ADD CONSTRAINT article_theme_annotator_fkey FOREIGN KEY (annotator) REFERENCES public.annotator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.article_theme
    ADD CONSTRAINT article_theme_article_fkey FOREIGN KEY (article) REFERENCES public.article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.article_theme
    ADD CONSTRAINT article_theme_tag_fkey FOREIGN KEY (tag) REFERENCES public.tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_operation_fkey FOREIGN KEY (operation) REFERENCES public.operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.life
    ADD CONSTRAINT life_operation_fkey FOREIGN KEY (operation) REFERENCES public.operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_annotator_fkey FOREIGN KEY (annotator) REFERENCES public.annotator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_article_fkey FOREIGN KEY (article) REFERENCES public.article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_from_mark_fkey FOREIGN KEY (from_mark) REFERENCES public.mark(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_to_mark_fkey FOREIGN KEY (to_mark) REFERENCES public.mark(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_type_fkey FOREIGN KEY (type) REFERENCES public.link_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mark
    ADD CONSTRAINT mark_annotator_fkey FOREIGN KEY (annotator) REFERENCES public.annotator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mark
    ADD CONSTRAINT mark_article_fkey FOREIGN KEY (article) REFERENCES public.article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mark
    ADD CONSTRAINT mark_body_fkey FOREIGN KEY (body) REFERENCES public.body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mark
    ADD CONSTRAINT mark_person_fkey FOREIGN KEY (person) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mark
    ADD CONSTRAINT mark_tag_fkey FOREIGN KEY (tag) REFERENCES public.tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.operation
    ADD CONSTRAINT operation_annotator_fkey FOREIGN KEY (annotator) REFERENCES public.annotator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.repair
    ADD CONSTRAINT repair_article_fkey FOREIGN KEY (article) REFERENCES public.article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.repair
    ADD CONSTRAINT repair_body_fkey FOREIGN KEY (body) REFERENCES public.body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_article_fkey FOREIGN KEY (article) REFERENCES public.article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.status
    ADD CONSTRAINT status_annotator_fkey FOREIGN KEY (annotator) REFERENCES public.annotator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.status
    ADD CONSTRAINT status_article_fkey FOREIGN KEY (article) REFERENCES public.article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.suggestion
    ADD CONSTRAINT suggestion_annotator_fkey FOREIGN KEY (annotator) REFERENCES public.annotator(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.suggestion
    ADD CONSTRAINT suggestion_article_fkey FOREIGN KEY (article) REFERENCES public.article(id) DEFERRABLE INITIALLY DEFERRED;

GRANT SELECT,INSERT,UPDATE ON TABLE public.annotator TO editor;
GRANT SELECT ON TABLE public.annotator TO reader;

GRANT SELECT ON TABLE public.annotator_layout TO editor;
GRANT SELECT ON TABLE public.annotator_layout TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.article TO editor;
GRANT SELECT ON TABLE public.article TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.article_theme TO editor;
GRANT SELECT ON TABLE public.article_theme TO reader;

GRANT SELECT,INSERT ON TABLE public.body TO editor;
GRANT SELECT ON TABLE public.body TO reader;

GRANT SELECT,INSERT ON TABLE public.change TO editor;
GRANT SELECT ON TABLE public.change TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.conflict TO editor;
GRANT SELECT ON TABLE public.conflict TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.difference TO editor;
GRANT SELECT ON TABLE public.difference TO reader;

GRANT SELECT,INSERT ON TABLE public.life TO editor;
GRANT SELECT ON TABLE public.life TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.link TO editor;
GRANT SELECT ON TABLE public.link TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.link_type TO editor;
GRANT SELECT ON TABLE public.link_type TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.mark TO editor;
GRANT SELECT ON TABLE public.mark TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.operation TO editor;
GRANT SELECT ON TABLE public.operation TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.person TO editor;
GRANT SELECT ON TABLE public.person TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.project TO editor;
GRANT SELECT ON TABLE public.project TO reader;

GRANT SELECT,INSERT ON TABLE public.repair TO editor;
GRANT SELECT ON TABLE public.repair TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.saved_search TO editor;
GRANT SELECT ON TABLE public.saved_search TO reader;

GRANT SELECT,INSERT ON TABLE public.search_1 TO editor;
GRANT SELECT ON TABLE public.search_1 TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.settled TO editor;
GRANT SELECT ON TABLE public.settled TO reader;

GRANT SELECT,INSERT ON TABLE public.source TO editor;
GRANT SELECT ON TABLE public.source TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.status TO editor;
GRANT SELECT ON TABLE public.status TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.suggestion TO editor;
GRANT SELECT ON TABLE public.suggestion TO reader;

GRANT SELECT,INSERT,UPDATE ON TABLE public.tag TO editor;
GRANT SELECT ON TABLE public.tag TO reader;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tally_part TO editor;
GRANT SELECT ON TABLE public.tally_part TO reader;

GRANT SELECT ON TABLE public.tally TO editor;
GRANT SELECT ON TABLE public.tally TO reader;
