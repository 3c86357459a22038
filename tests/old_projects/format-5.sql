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
    name text NOT NULL COLLATE pg_catalog."C",
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
    title text NOT NULL COLLATE pg_catalog."C",
    byline text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    place text NOT NULL COLLATE pg_catalog."C",
    published text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL COLLATE pg_catalog."C",
    language text NOT NULL COLLATE pg_catalog."C",
    script text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
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
    sha256 text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE public.change (
    operation uuid NOT NULL,
    number integer NOT NULL,
    subject text NOT NULL COLLATE pg_catalog."C",
    target uuid NOT NULL,
    field text NOT NULL COLLATE pg_catalog."C",
    before text NOT NULL COLLATE pg_catalog."C",
    after text NOT NULL COLLATE pg_catalog."C",
    over uuid
);

CREATE TABLE public.conflict (
    id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    target uuid NOT NULL,
    field text NOT NULL COLLATE pg_catalog."C",
    winning uuid NOT NULL,
    losing uuid NOT NULL,
    before text NOT NULL COLLATE pg_catalog."C"
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
    subject text NOT NULL COLLATE pg_catalog."C",
    event text NOT NULL COLLATE pg_catalog."C",
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
    name text NOT NULL COLLATE pg_catalog."C",
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
    text text NOT NULL COLLATE pg_catalog."C",
    annotator uuid NOT NULL,
    origin text NOT NULL COLLATE pg_catalog."C",
    person uuid,
    note text NOT NULL COLLATE pg_catalog."C",
    features json NOT NULL,
    created bigint NOT NULL,
    changed bigint NOT NULL
);

CREATE TABLE public.operation (
    id uuid NOT NULL,
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    annotator uuid NOT NULL,
    deed text NOT NULL COLLATE pg_catalog."C",
    what text NOT NULL COLLATE pg_catalog."C",
    done bigint NOT NULL,
    article uuid,
    start integer,
    "end" integer,
    reverts uuid,
    standing text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE public.pending (
    id uuid NOT NULL,
    article uuid NOT NULL,
    body uuid NOT NULL,
    tag uuid NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    core_start integer,
    core_end integer,
    text text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    score integer NOT NULL,
    person text NOT NULL COLLATE pg_catalog."C",
    ties json NOT NULL,
    offered boolean NOT NULL
);

CREATE TABLE public.person (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    variants json NOT NULL,
    note text NOT NULL COLLATE pg_catalog."C",
    identifiers json NOT NULL,
    merged uuid
);

CREATE TABLE public.project (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    identity uuid NOT NULL,
    title text NOT NULL COLLATE pg_catalog."C",
    created bigint NOT NULL,
    sources_off json NOT NULL
);

CREATE TABLE public.repair (
    article uuid NOT NULL,
    body uuid NOT NULL,
    ordinal integer NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    source_start integer NOT NULL,
    source_end integer NOT NULL,
    source_text text NOT NULL COLLATE pg_catalog."C",
    start integer NOT NULL,
    text text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE public.saved_search (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    query text NOT NULL COLLATE pg_catalog."C"
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
    choice text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE public.sought (
    article uuid NOT NULL,
    stamp text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE public.source (
    article uuid NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    encoding text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    raw bytea NOT NULL
);

CREATE TABLE public.status (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    article uuid NOT NULL,
    annotator uuid NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C"
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
    text text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    score integer NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    mark uuid,
    annotator uuid NOT NULL
);

CREATE TABLE public.tag (
    hlc bigint NOT NULL,
    site bigint NOT NULL,
    gone boolean NOT NULL,
    id uuid NOT NULL,
    ordinal integer NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    parent uuid,
    colour text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    sign text NOT NULL COLLATE pg_catalog."C",
    description text NOT NULL COLLATE pg_catalog."C",
    guideline text NOT NULL COLLATE pg_catalog."C",
    overlap text NOT NULL COLLATE pg_catalog."C",
    features json NOT NULL,
    line text NOT NULL COLLATE pg_catalog."C",
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
	(117682362004602880, 3300326756596864978, false, '01a2177c-172f-7001-af04-9c3808077105', 'lin', NULL),
	(117682362096680960, 3146267991661055341, false, '01a2177c-1d06-7000-8673-f5e362430d54', 'chen', NULL);

INSERT INTO public.annotator_layout VALUES
	(5);

INSERT INTO public.article VALUES
	(117682362014695424, 3300326756596864978, false, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 1, 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '雲嶺鎮圖書館新館啟用', '', '', '', '2024-11-08', '', 'zh', 'Hant', '', false, 1795690338361),
	(117682362017185792, 3300326756596864978, false, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 2, 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '社會工作大會', '', '', '', '', '', 'zh', 'Hant', '', false, 1795690338397),
	(117682362018496512, 3300326756596864978, false, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 3, '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', '怪字', '', '', '', '', '', 'zh', 'Hant', '', false, 1795690338417),
	(117682362019545088, 3300326756596864978, true, 'dd8a03cb-92e7-590e-8035-14e96317957a', 4, 'a333bea4-cd16-51ec-86ca-9d4611edeea4', '不要的一篇', '', '', '', '', '', 'zh', 'Hant', '', false, 1795690338434);

INSERT INTO public.article_theme VALUES
	(117682362035470336, 3300326756596864978, false, '01a2177c-1975-7000-904a-d518ffcb8789', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '01a2177c-195c-7000-971b-58e8be2459d6', '01a2177c-172f-7001-af04-9c3808077105');

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
	('01a2177c-1837-7000-9261-36a26dcaa791', 2, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ordinal', '[0]', '[1]', NULL),
	('01a2177c-1837-7000-9261-36a26dcaa791', 3, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'created', '[0]', '[1795690338361]', NULL),
	('01a2177c-1837-7000-9261-36a26dcaa791', 4, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'title', '[""]', '["雲嶺鎮圖書館新館啟用"]', NULL),
	('01a2177c-1837-7000-9261-36a26dcaa791', 5, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'published', '[""]', '["2024-11-08"]', NULL),
	('01a2177c-1837-7000-9261-36a26dcaa791', 6, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'language', '[""]', '["zh"]', NULL),
	('01a2177c-1837-7000-9261-36a26dcaa791', 7, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'script', '[""]', '["Hant"]', NULL),
	('01a2177c-185d-7000-a2e2-229a2b10c955', 2, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'ordinal', '[0]', '[2]', NULL),
	('01a2177c-185d-7000-a2e2-229a2b10c955', 3, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'created', '[0]', '[1795690338397]', NULL),
	('01a2177c-185d-7000-a2e2-229a2b10c955', 4, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'title', '[""]', '["社會工作大會"]', NULL),
	('01a2177c-185d-7000-a2e2-229a2b10c955', 5, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'language', '[""]', '["zh"]', NULL),
	('01a2177c-185d-7000-a2e2-229a2b10c955', 6, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'script', '[""]', '["Hant"]', NULL),
	('01a2177c-1871-7000-9cbc-9856bbd4b3db', 2, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'ordinal', '[0]', '[3]', NULL),
	('01a2177c-1871-7000-9cbc-9856bbd4b3db', 3, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'created', '[0]', '[1795690338417]', NULL),
	('01a2177c-1871-7000-9cbc-9856bbd4b3db', 4, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'title', '[""]', '["怪字"]', NULL),
	('01a2177c-1871-7000-9cbc-9856bbd4b3db', 5, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'language', '[""]', '["zh"]', NULL),
	('01a2177c-1871-7000-9cbc-9856bbd4b3db', 6, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'script', '[""]', '["Hant"]', NULL),
	('01a2177c-1881-7000-88ad-6ed21871421c', 2, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'ordinal', '[0]', '[4]', NULL),
	('01a2177c-1881-7000-88ad-6ed21871421c', 3, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'created', '[0]', '[1795690338434]', NULL),
	('01a2177c-1881-7000-88ad-6ed21871421c', 4, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'title', '[""]', '["不要的一篇"]', NULL),
	('01a2177c-1881-7000-88ad-6ed21871421c', 5, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'language', '[""]', '["zh"]', NULL),
	('01a2177c-1881-7000-88ad-6ed21871421c', 6, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'script', '[""]', '["Hant"]', NULL),
	('01a2177c-18a4-7000-9c54-63b4dd093a2c', 4, 'status', 'ed0815b8-d15f-584e-8e43-d76aa86e24fa', 'state', '["new"]', '["in_progress"]', NULL),
	('01a2177c-191f-7001-a7b8-3f365d431e2b', 2, 'mark', '01a2177c-18e0-7000-9cef-d6b3dd75acc4', 'person', '["01a2177c-18e0-7001-91cb-55d0bcd2edf8"]', '["01a2177c-191f-7000-a0da-4ec257ecc453"]', NULL),
	('01a2177c-191f-7001-a7b8-3f365d431e2b', 3, 'mark', '01a2177c-18e0-7000-9cef-d6b3dd75acc4', 'changed', '[1795690338528]', '[1795690338593]', NULL),
	('01a2177c-191f-7001-a7b8-3f365d431e2b', 4, 'mark', '01a2177c-18e8-7000-ab96-90aa7f79f13f', 'person', '[null]', '["01a2177c-191f-7000-a0da-4ec257ecc453"]', NULL),
	('01a2177c-191f-7001-a7b8-3f365d431e2b', 5, 'mark', '01a2177c-18e8-7000-ab96-90aa7f79f13f', 'changed', '[1795690338536]', '[1795690338595]', NULL),
	('01a2177c-1931-7000-8162-4aaac377e02b', 1, 'person', '01a2177c-191f-7000-a0da-4ec257ecc453', 'variants', '[[]]', '[["沈館長"]]', NULL),
	('01a2177c-1931-7000-8162-4aaac377e02b', 2, 'person', '01a2177c-191f-7000-a0da-4ec257ecc453', 'note', '[""]', '["館長"]', NULL),
	('01a2177c-1931-7000-8162-4aaac377e02b', 3, 'person', '01a2177c-191f-7000-a0da-4ec257ecc453', 'identifiers', '[{}]', '[{"wikidata": "Q1"}]', NULL),
	('01a2177c-1943-7000-abea-57e92ac9f844', 1, 'mark', '01a2177c-18d0-7001-935c-e78e174703f5', 'note', '[""]', '["一鎮之長"]', NULL),
	('01a2177c-1943-7000-abea-57e92ac9f844', 2, 'mark', '01a2177c-18d0-7001-935c-e78e174703f5', 'changed', '[1795690338512]', '[1795690338627]', NULL),
	('01a2177c-1953-7000-9f2b-a61482051d35', 1, 'mark', '01a2177c-18f8-7000-9daa-27568b74ec88', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 54, "圖書館是鎮上最大的客廳"]', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 55, "圖書館是鎮上最大的客廳。"]', NULL),
	('01a2177c-1953-7000-9f2b-a61482051d35', 2, 'mark', '01a2177c-18f8-7000-9daa-27568b74ec88', 'changed', '[1795690338552]', '[1795690338644]', NULL),
	('01a2177c-1966-7000-988d-a64d6a6dfb77', 1, 'tag', '01a2177c-195c-7000-971b-58e8be2459d6', 'name', '["文化"]', '["文教"]', NULL),
	('01a2177c-1966-7000-988d-a64d6a6dfb77', 2, 'tag', '01a2177c-195c-7000-971b-58e8be2459d6', 'description', '[""]', '["文化與教育"]', NULL),
	('01a2177c-199f-7000-97d4-9b8dbe92b56b', 1, 'status', 'ed0815b8-d15f-584e-8e43-d76aa86e24fa', 'state', '["in_progress"]', '["done"]', '01a2177c-18a4-7000-9c54-63b4dd093a2c'),
	('01a2177c-199f-7000-97d4-9b8dbe92b56b', 2, 'status', 'ed0815b8-d15f-584e-8e43-d76aa86e24fa', 'note', '[""]', '["看完"]', NULL),
	('01a2177c-19ce-7000-ae7f-708c133af4cc', 1, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'body', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043"]', NULL),
	('01a2177c-19ce-7000-ae7f-708c133af4cc', 2, 'mark', '01a2177c-18d0-7001-935c-e78e174703f5', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 23, 25, "鎮長"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 23, 25, "鎮長"]', NULL),
	('01a2177c-19ce-7000-ae7f-708c133af4cc', 3, 'mark', '01a2177c-18a6-7000-8c8e-56cf17878158', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 25, 28, "方啟明"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 25, 28, "方啟明"]', NULL),
	('01a2177c-19ce-7000-ae7f-708c133af4cc', 4, 'mark', '01a2177c-18c7-7001-bf13-b5f8e120a821', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 33, 36, "方啟明"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 33, 36, "方啟明"]', NULL),
	('01a2177c-19ce-7000-ae7f-708c133af4cc', 5, 'mark', '01a2177c-1917-7001-8294-761add89e921', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 40, 42, "強調"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 40, 42, "強調"]', NULL),
	('01a2177c-19ce-7000-ae7f-708c133af4cc', 6, 'mark', '01a2177c-18f8-7000-9daa-27568b74ec88', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 55, "圖書館是鎮上最大的客廳。"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 43, 55, "圖書館是鎮上最大的客廳。"]', '01a2177c-1953-7000-9f2b-a61482051d35'),
	('01a2177c-19ce-7000-ae7f-708c133af4cc', 7, 'mark', '01a2177c-18e0-7000-9cef-d6b3dd75acc4', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 58, 61, "沈月華"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 58, 61, "沈月華"]', NULL),
	('01a2177c-19ce-7000-ae7f-708c133af4cc', 8, 'mark', '01a2177c-18e8-7000-ab96-90aa7f79f13f', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 72, 73, "她"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 72, 73, "她"]', NULL),
	('01a2177c-1a44-7000-a52d-b471d1c5a2a7', 4, 'status', '360fd246-d8d3-5d62-b5df-09c681bc763b', 'state', '["new"]', '["in_progress"]', NULL),
	('01a2177c-1a8e-7000-b305-68a65a7ae7d5', 4, 'status', '24c821a6-5008-5ca9-9bda-ab20d3cca8d1', 'state', '["new"]', '["in_progress"]', NULL),
	('01a2177c-1a9e-7000-945d-5444fd4e6b17', 1, 'mark', '01a2177c-1a9c-7000-a648-bf50df789c53', 'person', '[null]', '["01a2177c-1a97-7000-ba20-23eb508c7fe7"]', NULL),
	('01a2177c-1a9e-7000-945d-5444fd4e6b17', 2, 'mark', '01a2177c-1a9c-7000-a648-bf50df789c53', 'changed', '[1795690338972]', '[1795690338975]', NULL),
	('01a2177c-1ab8-7000-b7fb-4bf6a6b72f97', 1, 'person', '01a2177c-1aa2-7001-85e2-979577b2005a', 'merged', '[null]', '["01a2177c-1aac-7000-98e0-1372da186b3a"]', NULL),
	('01a2177c-1ab8-7000-b7fb-4bf6a6b72f97', 2, 'person', '01a2177c-1aac-7000-98e0-1372da186b3a', 'variants', '[[]]', '[["陈存根"]]', NULL),
	('01a2177c-1adb-7000-b963-df6485bd862f', 1, 'mark', '01a2177c-1aa8-7000-aebe-1eb46738a3f3', 'tag', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '["d366755c-3a40-5d3c-a784-283753a374f7"]', NULL),
	('01a2177c-1adb-7000-b963-df6485bd862f', 2, 'mark', '01a2177c-1aa8-7000-aebe-1eb46738a3f3', 'changed', '[1795690338984]', '[1795690339036]', NULL),
	('01a2177c-1bc9-7000-840b-f6bb7cd6e9bc', 1, 'mark', '01a2177c-1aa8-7000-aebe-1eb46738a3f3', 'tag', '["d366755c-3a40-5d3c-a784-283753a374f7"]', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '01a2177c-1adb-7000-b963-df6485bd862f'),
	('01a2177c-1bc9-7000-840b-f6bb7cd6e9bc', 2, 'mark', '01a2177c-1aa8-7000-aebe-1eb46738a3f3', 'changed', '[1795690339036]', '[1795690338984]', '01a2177c-1adb-7000-b963-df6485bd862f'),
	('01a2177c-1bf5-7000-91ca-38e0de7bb0cb', 1, 'mark', '01a2177c-1aa8-7000-aebe-1eb46738a3f3', 'tag', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '["d366755c-3a40-5d3c-a784-283753a374f7"]', '01a2177c-1bc9-7000-840b-f6bb7cd6e9bc'),
	('01a2177c-1bf5-7000-91ca-38e0de7bb0cb', 2, 'mark', '01a2177c-1aa8-7000-aebe-1eb46738a3f3', 'changed', '[1795690338984]', '[1795690339036]', '01a2177c-1bc9-7000-840b-f6bb7cd6e9bc'),
	('01a2177c-1c50-7000-b0d3-1b9f4a365dff', 3, 'status', '821ef969-6bcd-544b-84dd-4776b43e8116', 'state', '["new"]', '["in_progress"]', NULL),
	('01a2177c-1d1a-7000-862d-281ded5d46db', 3, 'status', 'b7881001-12a9-5447-bea1-1257e6d023fa', 'state', '["new"]', '["in_progress"]', NULL),
	('01a2177c-1d65-7000-b0b8-628f15f11aaf', 1, 'mark', '01a2177c-1d40-7000-9030-812d504f3e38', 'note', '[""]', '["要點"]', NULL),
	('01a2177c-1d65-7000-b0b8-628f15f11aaf', 2, 'mark', '01a2177c-1d40-7000-9030-812d504f3e38', 'changed', '[1795690339648]', '[1795690339686]', NULL);

INSERT INTO public.life VALUES
	('01a2177c-179c-7000-8bf8-88e921b45569', 1, 'project', 'born', '\xbe560e161a885494aa1156e2435aced5', NULL),
	('01a2177c-179c-7000-8bf8-88e921b45569', 2, 'tag', 'born', '\xb5ba4ba845245e6f8213c447b213efcaec9219139651516d900dbe7b69cdd21f2368407e9abf583a8e626a93d454f970d366755c3a405d3ca784283753a374f7ec3482cb223e53f5a4121ec099171e22', NULL),
	('01a2177c-179c-7000-8bf8-88e921b45569', 3, 'link_type', 'born', '\xd48b0f69b7b75ec4ab1cce1fed5d0e62948b7b3d32f759759c5f7b6ebcb561c9f1ae7b9c168b58b088e69c88a99b5593431ab041206150e9b1c3919f476b60c8', NULL),
	('01a2177c-1837-7000-9261-36a26dcaa791', 1, 'article', 'born', '\xfe9f497f8e3d5e67a36daceca14dab6b', NULL),
	('01a2177c-185d-7000-a2e2-229a2b10c955', 1, 'article', 'born', '\xa66588a6eb835d9bb866756e7a0c4669', NULL),
	('01a2177c-1871-7000-9cbc-9856bbd4b3db', 1, 'article', 'born', '\xf9f36e0f43495312b4fc91bf16db5540', NULL),
	('01a2177c-1881-7000-88ad-6ed21871421c', 1, 'article', 'born', '\xdd8a03cb92e7590e803514e96317957a', NULL),
	('01a2177c-18a4-7000-9c54-63b4dd093a2c', 1, 'person', 'born', '\x01a2177c18b070008ef6a507f0b5c81f', NULL),
	('01a2177c-18a4-7000-9c54-63b4dd093a2c', 2, 'mark', 'born', '\x01a2177c18a670008c8e56cf17878158', NULL),
	('01a2177c-18a4-7000-9c54-63b4dd093a2c', 3, 'status', 'born', '\xed0815b8d15f584e8e43d76aa86e24fa', NULL),
	('01a2177c-18c7-7000-9a0c-97e3524e56e9', 1, 'mark', 'born', '\x01a2177c18c77001bf13b5f8e120a821', NULL),
	('01a2177c-18d0-7000-a9e9-8897c5b3b81d', 1, 'mark', 'born', '\x01a2177c18d07001935ce78e174703f5', NULL),
	('01a2177c-18df-7000-ac55-aacc151273ff', 1, 'person', 'born', '\x01a2177c18e0700191cb55d0bcd2edf8', NULL),
	('01a2177c-18df-7000-ac55-aacc151273ff', 2, 'mark', 'born', '\x01a2177c18e070009cefd6b3dd75acc4', NULL),
	('01a2177c-18e7-7000-a27e-b216eed2dd87', 1, 'mark', 'born', '\x01a2177c18e87000ab9690aa7f79f13f', NULL),
	('01a2177c-18f7-7000-943b-4196b30f1086', 1, 'mark', 'born', '\x01a2177c18f870009daa27568b74ec88', NULL),
	('01a2177c-18fb-7000-9bcf-6dc2bf1f91de', 1, 'link', 'born', '\x01a2177c18fd7000a3885ae0c18e6dce', NULL),
	('01a2177c-190b-7000-9112-237bb7a146fe', 1, 'link', 'born', '\x01a2177c190c70009d7afcb65d4a8bdd', NULL),
	('01a2177c-1917-7000-bcf0-7aefb77f2124', 1, 'mark', 'born', '\x01a2177c191770018294761add89e921', NULL),
	('01a2177c-1917-7000-bcf0-7aefb77f2124', 2, 'link', 'born', '\x01a2177c1918700091788cbc7c1d15db', NULL),
	('01a2177c-191f-7001-a7b8-3f365d431e2b', 1, 'person', 'born', '\x01a2177c191f7000a0da4ec257ecc453', NULL),
	('01a2177c-191f-7001-a7b8-3f365d431e2b', 6, 'person', 'gone', '\x01a2177c18e0700191cb55d0bcd2edf8', '\x0000000000000000'),
	('01a2177c-195c-7001-8ce6-bb88abbc2e5d', 1, 'tag', 'born', '\x01a2177c195c7000971b58e8be2459d6', NULL),
	('01a2177c-1974-7000-b8db-171fcd823fe5', 1, 'article_theme', 'born', '\x01a2177c19757000904ad518ffcb8789', NULL),
	('01a2177c-1a13-7000-ad69-83e77812dba2', 1, 'person', 'born', '\x01a2177c1a14700192be76a612c34c4a', NULL),
	('01a2177c-1a13-7000-ad69-83e77812dba2', 2, 'mark', 'born', '\x01a2177c1a147000bff9b10883ac86fe', NULL),
	('01a2177c-1a13-7000-ad69-83e77812dba2', 3, 'suggestion', 'born', '\x460865609b1f528d931f077920d4b046', NULL),
	('01a2177c-1a2f-7000-a370-8f72f577ee0a', 1, 'suggestion', 'born', '\xff5616388363543684c205a1f1918b1a', NULL),
	('01a2177c-1a44-7000-a52d-b471d1c5a2a7', 1, 'person', 'born', '\x01a2177c1a457000bde8a966d8f5b5a4', NULL),
	('01a2177c-1a44-7000-a52d-b471d1c5a2a7', 2, 'mark', 'born', '\x01a2177c1a447001b288e6455203f0ec', NULL),
	('01a2177c-1a44-7000-a52d-b471d1c5a2a7', 3, 'status', 'born', '\x360fd246d8d35d62b5df09c681bc763b', NULL),
	('01a2177c-1a5f-7000-93cf-28bb0ecbd0a0', 1, 'mark', 'born', '\x01a2177c1a6070009a598bbd599ed463', NULL),
	('01a2177c-1a63-7000-9ccd-610390a591ff', 1, 'mark', 'born', '\x01a2177c1a63700183807be88ea7a6a3', NULL),
	('01a2177c-1a87-7000-8225-1d21de3582f7', 1, 'mark', 'born', '\x01a2177c1a887000ac86bec973712e14', NULL),
	('01a2177c-1a8e-7000-b305-68a65a7ae7d5', 1, 'person', 'born', '\x01a2177c1a977000ba2023eb508c7fe7', NULL),
	('01a2177c-1a8e-7000-b305-68a65a7ae7d5', 2, 'mark', 'born', '\x01a2177c1a967000bf1e432d22c7389d', NULL),
	('01a2177c-1a8e-7000-b305-68a65a7ae7d5', 3, 'status', 'born', '\x24c821a650085ca99bdaab20d3cca8d1', NULL),
	('01a2177c-1a9b-7000-acf8-0dba9495522c', 1, 'mark', 'born', '\x01a2177c1a9c7000a648bf50df789c53', NULL),
	('01a2177c-1aa1-7000-b0f3-3363c39aa993', 1, 'person', 'born', '\x01a2177c1aa2700185e2979577b2005a', NULL),
	('01a2177c-1aa1-7000-b0f3-3363c39aa993', 2, 'mark', 'born', '\x01a2177c1aa27000acc6a1c9d9f9766a', NULL),
	('01a2177c-1aa7-7000-8029-1a7a648e176a', 1, 'mark', 'born', '\x01a2177c1aa87000aebe1eb46738a3f3', NULL),
	('01a2177c-1aac-7001-b059-ab9837927f5a', 1, 'person', 'born', '\x01a2177c1aac700098e01372da186b3a', NULL),
	('01a2177c-1af3-7000-93c2-376d7b665e82', 1, 'mark', 'gone', '\x01a2177c1aa87000aebe1eb46738a3f3', '\x01a2177c1adb0000'),
	('01a2177c-1b1d-7000-b92b-38c59017d29d', 1, 'mark', 'back', '\x01a2177c1aa87000aebe1eb46738a3f3', '\x01a2177c1adb0000'),
	('01a2177c-1c27-7000-8269-8fb4b04e1fc8', 1, 'mark', 'born', '\x01a2177c1c2b7000ac673d7dcff8b92c', NULL),
	('01a2177c-1c35-7000-b3fe-85192bf95718', 1, 'mark', 'gone', '\x01a2177c1c2b7000ac673d7dcff8b92c', '\x0000000000000000'),
	('01a2177c-1c50-7000-b0d3-1b9f4a365dff', 1, 'mark', 'born', '\x01a2177c1c507001b70a4e0fb2cc6b9d', NULL),
	('01a2177c-1c50-7000-b0d3-1b9f4a365dff', 2, 'status', 'born', '\x821ef9696bcd544b84dd4776b43e8116', NULL),
	('01a2177c-1c7b-7000-a21e-ea195767c9a8', 1, 'mark', 'gone', '\x01a2177c1c507001b70a4e0fb2cc6b9d', '\x0000000000000000'),
	('01a2177c-1c7b-7000-a21e-ea195767c9a8', 2, 'article', 'gone', '\xdd8a03cb92e7590e803514e96317957a', '\x01a2177c1c500000'),
	('01a2177c-1ca3-7001-b17d-d906118edc4a', 1, 'tag', 'born', '\x01a2177c1ca37000ae5d24416b2cd12c', NULL),
	('01a2177c-1cbc-7000-bf87-890f85fefba7', 1, 'tag', 'gone', '\x01a2177c1ca37000ae5d24416b2cd12c', '\x0000000000000000'),
	('01a2177c-1d1a-7000-862d-281ded5d46db', 1, 'mark', 'born', '\x01a2177c1d1a7001acbc6cc62f830df6', NULL),
	('01a2177c-1d1a-7000-862d-281ded5d46db', 2, 'status', 'born', '\xb788100112a95447bea11257e6d023fa', NULL),
	('01a2177c-1d3f-7000-9df9-06d936424a37', 1, 'mark', 'born', '\x01a2177c1d4070009030812d504f3e38', NULL),
	('01a2177c-1d96-7000-aaf7-38518228395a', 1, 'mark', 'born', '\x01a2177c1d9f7000823fc249a8ace984', NULL),
	('01a2177c-1daf-7000-81da-0fa406804266', 1, 'mark', 'gone', '\x01a2177c1d9f7000823fc249a8ace984', '\x0000000000000000');

INSERT INTO public.link VALUES
	(117682362027540480, 3300326756596864978, false, '01a2177c-18fd-7000-a388-5ae0c18e6dce', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'd48b0f69-b7b7-5ec4-ab1c-ce1fed5d0e62', '01a2177c-18a6-7000-8c8e-56cf17878158', '01a2177c-18d0-7001-935c-e78e174703f5', '01a2177c-172f-7001-af04-9c3808077105'),
	(117682362028589056, 3300326756596864978, false, '01a2177c-190c-7000-9d7a-fcb65d4a8bdd', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '948b7b3d-32f7-5975-9c5f-7b6ebcb561c9', '01a2177c-18c7-7001-bf13-b5f8e120a821', '01a2177c-18f8-7000-9daa-27568b74ec88', '01a2177c-172f-7001-af04-9c3808077105'),
	(117682362029375488, 3300326756596864978, false, '01a2177c-1918-7000-9178-8cbc7c1d15db', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'f1ae7b9c-168b-58b0-88e6-9c88a99b5593', '01a2177c-18f8-7000-9daa-27568b74ec88', '01a2177c-1917-7001-8294-761add89e921', '01a2177c-172f-7001-af04-9c3808077105');

INSERT INTO public.link_type VALUES
	(117682362004602880, 3300326756596864978, false, 'd48b0f69-b7b7-5ec4-ab1c-ce1fed5d0e62', 1, 'holds', '["person"]', '["role"]'),
	(117682362004602880, 3300326756596864978, false, '948b7b3d-32f7-5975-9c5f-7b6ebcb561c9', 2, 'says', '["person"]', '["quote"]'),
	(117682362004602880, 3300326756596864978, false, 'f1ae7b9c-168b-58b0-88e6-9c88a99b5593', 3, 'cue', '["quote"]', '["cue"]'),
	(117682362004602880, 3300326756596864978, false, '431ab041-2061-50e9-b1c3-919f476b60c8', 4, 'continues', '["quote"]', '["quote"]');

INSERT INTO public.mark VALUES
	(117682362021838848, 3300326756596864978, false, '01a2177c-18a6-7000-8c8e-56cf17878158', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 25, 28, '方啟明', '01a2177c-172f-7001-af04-9c3808077105', 'hand', '01a2177c-18b0-7000-8ef6-a507f0b5c81f', '', '{}', 1795690338470, 1795690338470),
	(117682362024132608, 3300326756596864978, false, '01a2177c-18c7-7001-bf13-b5f8e120a821', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 33, 36, '方啟明', '01a2177c-172f-7001-af04-9c3808077105', 'hand', '01a2177c-18b0-7000-8ef6-a507f0b5c81f', '', '{}', 1795690338503, 1795690338503),
	(117682362024722432, 3300326756596864978, false, '01a2177c-18d0-7001-935c-e78e174703f5', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ec921913-9651-516d-900d-be7b69cdd21f', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 23, 25, '鎮長', '01a2177c-172f-7001-af04-9c3808077105', 'hand', NULL, '一鎮之長', '{}', 1795690338512, 1795690338627),
	(117682362025705472, 3300326756596864978, false, '01a2177c-18e0-7000-9cef-d6b3dd75acc4', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 58, 61, '沈月華', '01a2177c-172f-7001-af04-9c3808077105', 'hand', '01a2177c-191f-7000-a0da-4ec257ecc453', '', '{}', 1795690338528, 1795690338593),
	(117682362026295296, 3300326756596864978, false, '01a2177c-18e8-7000-ab96-90aa7f79f13f', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 72, 73, '她', '01a2177c-172f-7001-af04-9c3808077105', 'hand', '01a2177c-191f-7000-a0da-4ec257ecc453', '', '{}', 1795690338536, 1795690338595),
	(117682362027278336, 3300326756596864978, false, '01a2177c-18f8-7000-9daa-27568b74ec88', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '2368407e-9abf-583a-8e62-6a93d454f970', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 43, 55, '圖書館是鎮上最大的客廳。', '01a2177c-172f-7001-af04-9c3808077105', 'hand', NULL, '', '{}', 1795690338552, 1795690338644),
	(117682362029375488, 3300326756596864978, false, '01a2177c-1917-7001-8294-761add89e921', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ec3482cb-223e-53f5-a412-1ec099171e22', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 40, 42, '強調', '01a2177c-172f-7001-af04-9c3808077105', 'hand', NULL, '', '{}', 1795690338583, 1795690338583),
	(117682362045890560, 3300326756596864978, false, '01a2177c-1a14-7000-bff9-b10883ac86fe', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 0, 3, '雲嶺鎮', '01a2177c-172f-7001-af04-9c3808077105', 'suggestion', '01a2177c-1a14-7001-92be-76a612c34c4a', '', '{}', 1795690338836, 1795690338836),
	(117682362049101824, 3300326756596864978, false, '01a2177c-1a44-7001-b288-e6455203f0ec', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 9, 11, '張三', '01a2177c-172f-7001-af04-9c3808077105', 'hand', '01a2177c-1a45-7000-bde8-a966d8f5b5a4', '', '{}', 1795690338884, 1795690338884),
	(117682362050871296, 3300326756596864978, false, '01a2177c-1a60-7000-9a59-8bbd599ed463', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'd366755c-3a40-5d3c-a784-283753a374f7', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 4, 8, '𠮷野家😀', '01a2177c-172f-7001-af04-9c3808077105', 'hand', NULL, '', '{}', 1795690338912, 1795690338912),
	(117682362051133440, 3300326756596864978, false, '01a2177c-1a63-7001-8380-7be88ea7a6a3', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'd366755c-3a40-5d3c-a784-283753a374f7', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 11, 16, '👨‍👩‍👧', '01a2177c-172f-7001-af04-9c3808077105', 'hand', NULL, '', '{}', 1795690338915, 1795690338915),
	(117682362053558272, 3300326756596864978, false, '01a2177c-1a88-7000-ac86-bec973712e14', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '2368407e-9abf-583a-8e62-6a93d454f970', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 19, 29, 'é שלום 世界', '01a2177c-172f-7001-af04-9c3808077105', 'hand', NULL, '', '{}', 1795690338952, 1795690338952),
	(117682362053951488, 3300326756596864978, false, '01a2177c-1a96-7000-bf1e-432d22c7389d', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 8, 11, '曹建明', '01a2177c-172f-7001-af04-9c3808077105', 'hand', '01a2177c-1a97-7000-ba20-23eb508c7fe7', '', '{}', 1795690338966, 1795690338966),
	(117682362054803456, 3300326756596864978, false, '01a2177c-1a9c-7000-a648-bf50df789c53', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 28, 29, '他', '01a2177c-172f-7001-af04-9c3808077105', 'hand', '01a2177c-1a97-7000-ba20-23eb508c7fe7', '', '{}', 1795690338972, 1795690338975),
	(117682362055196672, 3300326756596864978, false, '01a2177c-1aa2-7000-acc6-a1c9d9f9766a', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 38, 41, '陈存根', '01a2177c-172f-7001-af04-9c3808077105', 'hand', '01a2177c-1aa2-7001-85e2-979577b2005a', '', '{}', 1795690338978, 1795690338978),
	(117682362055589888, 3300326756596864978, false, '01a2177c-1aa8-7000-aebe-1eb46738a3f3', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'd366755c-3a40-5d3c-a784-283753a374f7', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 42, 44, '社工', '01a2177c-172f-7001-af04-9c3808077105', 'hand', NULL, '', '{}', 1795690338984, 1795690339036),
	(117682362080755712, 3300326756596864978, true, '01a2177c-1c2b-7000-ac67-3d7dcff8b92c', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'd366755c-3a40-5d3c-a784-283753a374f7', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 23, 27, '社會結構', '01a2177c-172f-7001-af04-9c3808077105', 'hand', NULL, '', '{}', 1795690339371, 1795690339371),
	(117682362083442688, 3300326756596864978, true, '01a2177c-1c50-7001-b70a-4e0fb2cc6b9d', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'a333bea4-cd16-51ec-86ca-9d4611edeea4', 16, 18, '張三', '01a2177c-172f-7001-af04-9c3808077105', 'hand', '01a2177c-1a45-7000-bde8-a966d8f5b5a4', '', '{}', 1795690339408, 1795690339408),
	(117682362096680960, 3146267991661055341, false, '01a2177c-1d1a-7001-acbc-6cc62f830df6', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 8, 11, '曹建明', '01a2177c-1d06-7000-8673-f5e362430d54', 'hand', '01a2177c-1a97-7000-ba20-23eb508c7fe7', '', '{}', 1795690339610, 1795690339610),
	(117682362099105792, 3146267991661055341, false, '01a2177c-1d40-7000-9030-812d504f3e38', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '2368407e-9abf-583a-8e62-6a93d454f970', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 18, 27, '要充分認識社會結構', '01a2177c-1d06-7000-8673-f5e362430d54', 'hand', NULL, '要點', '{}', 1795690339648, 1795690339686),
	(117682362104807424, 1391175026061167489, true, '01a2177c-1d9f-7000-823f-c249a8ace984', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '2368407e-9abf-583a-8e62-6a93d454f970', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 32, 36, '心安順遂', '01a2177c-172f-7001-af04-9c3808077105', 'hand', NULL, '', '{}', 1795690339743, 1795690339743);

INSERT INTO public.operation VALUES
	('01a2177c-179c-7000-8bf8-88e921b45569', 117682362004602880, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'project.made', '舊檔 5', 1795690338245, NULL, NULL, NULL, NULL, 'done'),
	('01a2177c-1837-7000-9261-36a26dcaa791', 117682362014695424, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'articles.imported', 'a.txt', 1795690338382, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a2177c-185d-7000-a2e2-229a2b10c955', 117682362017185792, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'articles.imported', 'b.txt', 1795690338404, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', NULL, NULL, NULL, 'done'),
	('01a2177c-1871-7000-9cbc-9856bbd4b3db', 117682362018496512, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'articles.imported', 'c.txt', 1795690338424, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', NULL, NULL, NULL, 'done'),
	('01a2177c-1881-7000-88ad-6ed21871421c', 117682362019545088, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'articles.imported', 'd.txt', 1795690338440, 'dd8a03cb-92e7-590e-8035-14e96317957a', NULL, NULL, NULL, 'done'),
	('01a2177c-18a4-7000-9c54-63b4dd093a2c', 117682362021838848, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '方啟明', 1795690338488, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 25, 28, NULL, 'done'),
	('01a2177c-18c7-7000-9a0c-97e3524e56e9', 117682362024132608, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '方啟明', 1795690338504, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 33, 36, NULL, 'done'),
	('01a2177c-18d0-7000-a9e9-8897c5b3b81d', 117682362024722432, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '鎮長', 1795690338513, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a2177c-18df-7000-ac55-aacc151273ff', 117682362025705472, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '沈月華', 1795690338529, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 58, 61, NULL, 'done'),
	('01a2177c-18e7-7000-a27e-b216eed2dd87', 117682362026295296, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '她', 1795690338537, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 72, 73, NULL, 'done'),
	('01a2177c-18f7-7000-943b-4196b30f1086', 117682362027278336, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '圖書館是鎮上最大的客廳', 1795690338552, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a2177c-18fb-7000-9bcf-6dc2bf1f91de', 117682362027540480, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'holder.set', '方啟明', 1795690338558, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a2177c-190b-7000-9112-237bb7a146fe', 117682362028589056, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'speaker.set', '方啟明', 1795690338573, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a2177c-1917-7000-bcf0-7aefb77f2124', 117682362029375488, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'cue.set', '強調', 1795690338585, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a2177c-191f-7001-a7b8-3f365d431e2b', 117682362029965312, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'person.created', '沈月華館長', 1795690338601, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 72, 73, NULL, 'done'),
	('01a2177c-1931-7000-8162-4aaac377e02b', 117682362031079424, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'person.edited', '沈月華館長', 1795690338618, NULL, NULL, NULL, NULL, 'done'),
	('01a2177c-1943-7000-abea-57e92ac9f844', 117682362032259072, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.noted', '鎮長', 1795690338629, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a2177c-1953-7000-9f2b-a61482051d35', 117682362033307648, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.moved', '圖書館是鎮上最大的客廳。', 1795690338645, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 55, NULL, 'done'),
	('01a2177c-195c-7001-8ce6-bb88abbc2e5d', 117682362033897472, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'tag.added', '文化', 1795690338653, NULL, NULL, NULL, NULL, 'done'),
	('01a2177c-1966-7000-988d-a64d6a6dfb77', 117682362034552832, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'tag.edited', '文教', 1795690338668, NULL, NULL, NULL, NULL, 'done'),
	('01a2177c-1974-7000-b8db-171fcd823fe5', 117682362035470336, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'theme.set', '文教', 1795690338678, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a2177c-199f-7000-97d4-9b8dbe92b56b', 117682362038288384, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'status.set', '雲嶺鎮圖書館新館啟用', 1795690338722, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a2177c-19ce-7000-ae7f-708c133af4cc', 117682362041368576, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'article.corrected', '雲嶺鎮圖書館新館啟用', 1795690338794, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 76, 78, NULL, 'done'),
	('01a2177c-1a13-7000-ad69-83e77812dba2', 117682362045890560, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'suggestions.accepted', '雲嶺鎮', 1795690338840, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 0, 3, NULL, 'done'),
	('01a2177c-1a2f-7000-a370-8f72f577ee0a', 117682362047725568, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'suggestions.rejected', '圖書館', 1795690338864, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 3, 6, NULL, 'done'),
	('01a2177c-1a44-7000-a52d-b471d1c5a2a7', 117682362049101824, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '張三', 1795690338886, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 9, 11, NULL, 'done'),
	('01a2177c-1a5f-7000-93cf-28bb0ecbd0a0', 117682362050871296, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '𠮷野家😀', 1795690338912, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 4, 8, NULL, 'done'),
	('01a2177c-1a63-7000-9ccd-610390a591ff', 117682362051133440, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '👨‍👩‍👧', 1795690338917, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 11, 16, NULL, 'done'),
	('01a2177c-1a87-7000-8225-1d21de3582f7', 117682362053558272, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', 'é שלום 世界', 1795690338953, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 19, 29, NULL, 'done'),
	('01a2177c-1a8e-7000-b305-68a65a7ae7d5', 117682362053951488, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '曹建明', 1795690338969, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 8, 11, NULL, 'done'),
	('01a2177c-1a9b-7000-acf8-0dba9495522c', 117682362054803456, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '他', 1795690338972, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 28, 29, NULL, 'done'),
	('01a2177c-1a9e-7000-945d-5444fd4e6b17', 117682362055000064, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'person.joined', '曹建明', 1795690338975, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 28, 29, NULL, 'done'),
	('01a2177c-1aa1-7000-b0f3-3363c39aa993', 117682362055196672, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '陈存根', 1795690338981, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 38, 41, NULL, 'done'),
	('01a2177c-1aa7-7000-8029-1a7a648e176a', 117682362055589888, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '社工', 1795690338984, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'done'),
	('01a2177c-1aac-7001-b059-ab9837927f5a', 117682362055917568, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'person.created', '陳存根', 1795690338988, NULL, NULL, NULL, NULL, 'done'),
	('01a2177c-1ab8-7000-b7fb-4bf6a6b72f97', 117682362056704000, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'people.merged', '陳存根', 1795690339002, NULL, NULL, NULL, NULL, 'done'),
	('01a2177c-1adb-7000-b963-df6485bd862f', 117682362058997760, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.relabelled', '社工', 1795690339037, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'done'),
	('01a2177c-1af3-7000-93c2-376d7b665e82', 117682362060570624, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.removed', '社工', 1795690339072, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'dropped'),
	('01a2177c-1b1d-7000-b92b-38c59017d29d', 117682362063323136, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'undo', 'remove the mark 社工', 1795690339206, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a2177c-1af3-7000-93c2-376d7b665e82', 'done'),
	('01a2177c-1bc9-7000-840b-f6bb7cd6e9bc', 117682362074595328, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'undo', 'relabel 社工', 1795690339296, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a2177c-1adb-7000-b963-df6485bd862f', 'done'),
	('01a2177c-1bf5-7000-91ca-38e0de7bb0cb', 117682362077478912, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'redo', 'relabel 社工', 1795690339356, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a2177c-1adb-7000-b963-df6485bd862f', 'done'),
	('01a2177c-1c27-7000-8269-8fb4b04e1fc8', 117682362080755712, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '社會結構', 1795690339372, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 23, 27, NULL, 'dropped'),
	('01a2177c-1c35-7000-b3fe-85192bf95718', 117682362081673216, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'undo', 'mark 社會結構', 1795690339381, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 23, 27, '01a2177c-1c27-7000-8269-8fb4b04e1fc8', 'done'),
	('01a2177c-1c50-7000-b0d3-1b9f4a365dff', 117682362083442688, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '張三', 1795690339417, 'dd8a03cb-92e7-590e-8035-14e96317957a', 16, 18, NULL, 'done'),
	('01a2177c-1c7b-7000-a21e-ea195767c9a8', 117682362086260736, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'article.removed', '不要的一篇', 1795690339466, 'dd8a03cb-92e7-590e-8035-14e96317957a', NULL, NULL, NULL, 'done'),
	('01a2177c-1ca3-7001-b17d-d906118edc4a', 117682362088882176, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'tag.added', '用不到', 1795690339492, NULL, NULL, NULL, NULL, 'done'),
	('01a2177c-1cbc-7000-bf87-890f85fefba7', 117682362090520576, 3300326756596864978, '01a2177c-172f-7001-af04-9c3808077105', 'tag.removed', '用不到', 1795690339524, NULL, NULL, NULL, NULL, 'done'),
	('01a2177c-1d1a-7000-862d-281ded5d46db', 117682362096680960, 3146267991661055341, '01a2177c-1d06-7000-8673-f5e362430d54', 'mark.added', '曹建明', 1795690339622, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 8, 11, NULL, 'done'),
	('01a2177c-1d3f-7000-9df9-06d936424a37', 117682362099105792, 3146267991661055341, '01a2177c-1d06-7000-8673-f5e362430d54', 'mark.added', '要充分認識社會結構', 1795690339648, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 18, 27, NULL, 'done'),
	('01a2177c-1d65-7000-b0b8-628f15f11aaf', 117682362101596160, 3146267991661055341, '01a2177c-1d06-7000-8673-f5e362430d54', 'mark.noted', '要充分認識社會結構', 1795690339691, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 18, 27, NULL, 'done'),
	('01a2177c-1d96-7000-aaf7-38518228395a', 117682362104807424, 1391175026061167489, '01a2177c-172f-7001-af04-9c3808077105', 'mark.added', '心安順遂', 1795690339744, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 32, 36, NULL, 'undone'),
	('01a2177c-1daf-7000-81da-0fa406804266', 117682362106511360, 1391175026061167489, '01a2177c-172f-7001-af04-9c3808077105', 'undo', 'mark 心安順遂', 1795690339761, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 32, 36, '01a2177c-1d96-7000-aaf7-38518228395a', 'done');

INSERT INTO public.pending VALUES
	('16f6e686-7d54-5c59-bdd3-266023181ccc', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 0, 3, NULL, NULL, '雲嶺鎮', 'register', '
{name} is in the register of peoplename雲嶺鎮', 7600, '', '[]', false),
	('007fd313-ad10-58b2-8e6d-0f2c328a477e', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'ec921913-9651-516d-900d-be7b69cdd21f', 23, 25, NULL, NULL, '鎮長', 'roles', '
a title of the list with a name beside it', 8400, '', '["holds", "person", "25", "28", ""]', false),
	('33350d39-9436-5c91-97b9-0688219c224c', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 25, 28, NULL, NULL, '方啟明', 'rules', '
a title stands beside it', 9664, '', '[]', false),
	('0757676c-1c15-5316-b2f8-6dcbd052b30b', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 33, 36, NULL, NULL, '方啟明', 'agreed', '
LAC and the words around it agree', 9900, '', '[]', false),
	('7e6ceee3-674b-5f6c-8d07-bf905221d8bc', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '2368407e-9abf-583a-8e62-6a93d454f970', 43, 55, NULL, NULL, '圖書館是鎮上最大的客廳。', 'quotes', '
“{cue}” with a pause behind itcue強調', 9000, '', '["says", "person", "33", "36", "\u65b9\u555f\u660e", "cue", "cue", "40", "42", ""]', false),
	('bc51188f-7ff2-5d8f-9153-bdf1561986fa', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'ec921913-9651-516d-900d-be7b69cdd21f', 56, 58, NULL, NULL, '館長', 'roles', '
a title of the list with a name beside it', 8400, '', '["holds", "person", "58", "61", ""]', false),
	('c4e6dea1-7f93-5827-bc4a-d512431f26c6', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 58, 61, NULL, NULL, '沈月華', 'agreed', '
LAC and the words around it agree', 9900, '', '[]', false),
	('92b97799-c81f-5a81-9de1-2502b54c734d', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '2368407e-9abf-583a-8e62-6a93d454f970', 64, 72, NULL, NULL, '新館藏書八萬冊。', 'quotes', '
“{cue}” with a pause behind itcue介紹', 8200, '', '["says", "person", "58", "61", "", "cue", "cue", "61", "63", ""]', false),
	('b9022bf7-c87c-561c-a2e3-92a1796968dd', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '2368407e-9abf-583a-8e62-6a93d454f970', 76, 83, NULL, NULL, '晚上延長開放。', 'quotes', '
“{cue}” with a pause behind itcue表示', 8700, '', '["says", "person", "72", "73", "\u6c88\u6708\u83ef", "cue", "cue", "73", "75", ""]', false),
	('1e7ac080-8343-5ff4-9a90-3f8a0ed0e192', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 8, 11, NULL, NULL, '曹建明', 'agreed', '
LAC and the words around it agree', 9900, '', '[]', false),
	('dfb18fb7-1cd6-52c6-b4d0-debdc21b3c59', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '2368407e-9abf-583a-8e62-6a93d454f970', 18, 28, NULL, NULL, '要充分認識社會結構。', 'quotes', '
“{cue}” with a pause behind itcue強調', 9000, '', '["says", "person", "8", "11", "\u66f9\u5efa\u660e", "cue", "cue", "15", "17", ""]', false),
	('451365e9-a685-549f-a735-1ca3b2716309', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '2368407e-9abf-583a-8e62-6a93d454f970', 32, 37, NULL, NULL, '心安順遂。', 'quotes', '
“{cue}” with a pause behind itcue表示', 8700, '', '["says", "person", "28", "29", "\u66f9\u5efa\u660e", "cue", "cue", "29", "31", ""]', false),
	('9c8c048c-be01-5cd1-b422-dba456e61c4a', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 38, 41, NULL, NULL, '陈存根', 'agreed', '
LAC and the words around it agree', 9900, '', '[]', false),
	('d4a9377e-abc9-5976-9c76-55fa987adc73', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 'ec921913-9651-516d-900d-be7b69cdd21f', 42, 44, NULL, NULL, '社工', 'roles', '
a title of the list with a name beside it', 8400, '', '["holds", "person", "38", "41", ""]', false),
	('620a14d2-5718-5ece-89fd-8278c40bf366', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 'd366755c-3a40-5d3c-a784-283753a374f7', 4, 31, NULL, NULL, '𠮷野家😀的張三👨‍👩‍👧說:「é שלום 世界」。', 'themes', '
like passages marked before: {words}words𠮷野家', 7500, '', '[]', false),
	('8e19f5e8-3ed6-527b-8a03-7346c7dd2008', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 9, 11, NULL, NULL, '張三', 'register', '
{name} is in the register of peoplename張三', 7600, '', '[]', false);

INSERT INTO public.person VALUES
	(117682362021838848, 3300326756596864978, false, '01a2177c-18b0-7000-8ef6-a507f0b5c81f', '方啟明', '[]', '', '{}', NULL),
	(117682362025705472, 3300326756596864978, true, '01a2177c-18e0-7001-91cb-55d0bcd2edf8', '沈月華', '[]', '', '{}', NULL),
	(117682362029965312, 3300326756596864978, false, '01a2177c-191f-7000-a0da-4ec257ecc453', '沈月華館長', '["\u6c88\u9928\u9577"]', '館長', '{"wikidata": "Q1"}', NULL),
	(117682362045890560, 3300326756596864978, false, '01a2177c-1a14-7001-92be-76a612c34c4a', '雲嶺鎮', '[]', '', '{}', NULL),
	(117682362049101824, 3300326756596864978, false, '01a2177c-1a45-7000-bde8-a966d8f5b5a4', '張三', '[]', '', '{}', NULL),
	(117682362053951488, 3300326756596864978, false, '01a2177c-1a97-7000-ba20-23eb508c7fe7', '曹建明', '[]', '', '{}', NULL),
	(117682362055196672, 3300326756596864978, false, '01a2177c-1aa2-7001-85e2-979577b2005a', '陈存根', '[]', '', '{}', '01a2177c-1aac-7000-98e0-1372da186b3a'),
	(117682362055917568, 3300326756596864978, false, '01a2177c-1aac-7000-98e0-1372da186b3a', '陳存根', '["\u9648\u5b58\u6839"]', '', '{}', NULL);

INSERT INTO public.project VALUES
	(117682362004602880, 3300326756596864978, false, 'be560e16-1a88-5494-aa11-56e2435aced5', '01a2177c-172f-7000-b7f3-e3d71388d74d', '舊檔 5', 1795690338095, '[]');

INSERT INTO public.repair VALUES
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 0, 'correction', 76, 78, '晚間', 76, '晚上', 'Corrected by hand: “晚間” became “晚上”.');

INSERT INTO public.search_1 VALUES
	('d0f866b9-3c88-5bc5-ba8f-d34b28a823b9', '{-2127364141,-2033987587,-2033844269,-1988385699,-1965555723,-1820878601,-1728598863,-1728076072,-1717212661,-1714394440,-1712215849,-1712214523,-1706644528,-1706072455,-1698574339,-1597672452,-1593861439,-1593218432,-1580028281,-1554879816,-1537364870,-1501137001,-1495758469,-1462272501,-1459506791,-1412396329,-1412392463,-1401237507,-1397640908,-1375362606,-1368141827,-1366849853,-1365986824,-1321959118,-1318149294,-1315346823,-1315328364,-1311596347,-1309304577,-1309102477,-805463482,-805460346,-805437451,-428250496,-428246480,-428238384,-428238257,-428233776,-368336631,-360672393,-360670650,-360668929,-357012864,-356996863,-356994571,-201523245,-198004270,-141064507,-97472103,-32803790,-3670027,-3407918,-3276853,-3276849,-3211314,-3211310,-3145785,-3145779,-2949170,-2949169,-2909787,-2909617,-2905855,-694663,-693576,-655411,-655371,10,44,45,48,49,50,52,56,12290,19975,19978,20013,20070,20113,20171,20843,20856,20876,20986,21326,21381,21551,22270,22312,22823,22905,23458,23725,24109,24310,24320,24378,25918,26032,26041,26126,26159,26202,26368,26376,27784,29992,30340,31034,31036,32461,33268,34255,34920,35789,35843,38215,38271,38388,39302}'),
	('bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '{-2127783813,-2034130406,-2034126619,-2033844269,-1748566057,-1736716291,-1727618811,-1712215849,-1606638474,-1597672452,-1593468431,-1575309149,-1575288874,-1535744123,-1532520506,-1495748379,-1462272501,-1406241281,-1376160677,-1363497479,-1331452200,-1327136468,-1327128038,-1327104011,-1322682473,-1314870226,-1311596347,-805457623,-805437451,-410685507,-373840729,-272773123,-262032942,-201523245,-197556543,-195333063,-167784451,-159469894,-141064507,-32804767,-2918786,-2908100,-2707040,-2652479,-693833,-681722,-655371,10,40,41,44,12290,20013,20063,20182,20250,20316,20805,20998,21457,22312,22823,23384,23433,24037,24314,24378,24515,26126,26361,26500,26681,31034,31038,32467,33268,34920,35201,35328,35748,35782,35843,36766,36930,38472,39034}'),
	('450f2641-44e9-51df-bafd-0d1c2ce0b8ec', '{-1988386593,-1979741829,-1967927310,-1953046542,-1952981006,-1952943093,-1613388632,-1595952650,-1538782721,-1532428299,-1310094669,-1309209705,-806170627,-806092902,-805437451,-537719914,-537719912,-298736567,-200540219,-196579791,-99157469,-98369569,-98305494,-97846750,-50397217,-6619906,-3813389,-2117143,-2098666,-655371,-527288,10,32,58,101,769,1493,1500,1501,1513,8205,12290,12300,12301,19977,19990,23383,23478,24352,24618,30028,30340,35828,37326,128103,128104,128105,128512,134071}'),
	('a333bea4-cd16-51ec-86ca-9d4611edeea4', '{-2076660751,-2076639243,-2046531173,-1988382209,-1734709192,-1734707372,-1595952650,-1410230118,-1309510018,-1309239142,-1308654536,-805461793,-805437451,-375664643,-265899521,-264712195,-159479429,-145455612,-692186,-655371,10,12290,19968,19977,19981,21518,24352,26469,30340,31227,31687,34987,35201,36807,36825,38500}'),
	('fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '{-2127364141,-2033987587,-2033844269,-1988385699,-1965555723,-1820878601,-1728598863,-1728076072,-1717194251,-1714394440,-1712215849,-1712214523,-1706644528,-1706072455,-1698574339,-1597672452,-1593861439,-1593218432,-1580028281,-1554879816,-1537364870,-1501137001,-1495758469,-1462272501,-1459506791,-1412396329,-1412392463,-1401237507,-1397640908,-1375362606,-1368141827,-1366849853,-1365986824,-1321959118,-1318149294,-1315346823,-1315328364,-1311596347,-1309304577,-1309302519,-1309102477,-805463482,-805460346,-805437451,-428250496,-428246480,-428238384,-428238257,-428233776,-360672393,-360670650,-360668929,-357012864,-356996863,-356994571,-201523245,-198004270,-141064507,-97472103,-32803790,-3670027,-3407918,-3276853,-3276849,-3211314,-3211310,-3145785,-3145779,-2949170,-2949169,-2909787,-2909617,-2905855,-694663,-693576,-655411,-655371,10,44,45,48,49,50,52,56,12290,19975,19978,20013,20070,20113,20171,20843,20856,20876,20986,21326,21381,21551,22270,22312,22823,22905,23458,23725,24109,24310,24320,24378,25918,26032,26041,26126,26159,26202,26368,26376,27784,29992,30340,31034,31036,32461,33268,34255,34920,35789,35843,38215,38271,39302}');

INSERT INTO public.sought VALUES
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '040ae38fff1735007128d40ef8421b942dabf0883b6392a61d5c61801c0719b3'),
	('a66588a6-eb83-5d9b-b866-756e7a0c4669', '24e64d22d4937d28e0ec64931eabda43990cd4ac28bfd2505c5eceaa167ca467'),
	('f9f36e0f-4349-5312-b4fc-91bf16db5540', 'ead1896a8b1eb32c6907aac63e87d56c790dc2964fb610f8d0059a1a5887c2d6');

INSERT INTO public.source VALUES
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'a.txt', 'utf-8', 'a052c38d8ae050d10ad692c863dbb1a51f07ea53e8d3ba9250fa6a664ecccb70', '\xe99bb2e5b6bae98eaee59c96e69bb8e9a4a8e696b0e9a4a8e5959fe794a80a323032342d31312d30380a0ae98eaee995b7e696b9e5959fe6988ee587bae5b8ade585b8e7a6aee38082e696b9e5959fe6988ee59ca8e887b4e8a99ee4b8ade5bcb7e8aabf2ce59c96e69bb8e9a4a8e698afe98eaee4b88ae69c80e5a4a7e79a84e5aea2e5bbb3e380820ae9a4a8e995b7e6b288e69c88e88fafe4bb8be7b4b92ce696b0e9a4a8e8978fe69bb8e585abe890ace5868ae38082e5a5b9e8a1a8e7a4ba2ce6999ae99693e5bbb6e995b7e9968be694bee380820a'),
	('a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b.txt', 'utf-8', '4796c95a580e3c425986e40b153d17281d0c03c9acec3401fa4c069ddce785e1', '\xe7a4bee69c83e5b7a5e4bd9ce5a4a7e69c830a0ae69bb9e5bbbae6988ee59ca8e887b4e8beade4b8ade5bcb7e8aabf2ce8a681e58585e58886e8aa8de8ad98e7a4bee69c83e7b590e6a78be38082e4bb96e8a1a8e7a4ba2ce5bf83e5ae89e9a086e98182e380820ae99988e5ad98e6a0b928e7a4bee5b7a529e4b99fe799bce8a880e380820a'),
	('f9f36e0f-4349-5312-b4fc-91bf16db5540', 'c.txt', 'utf-8', '17245a69cd1e617593500f64b8e15cb799b8cba1b46f9f1d13e59dd6399711a0', '\xe680aae5ad970a0af0a0aeb7e9878ee5aeb6f09f9880e79a84e5bcb5e4b889f09f91a8e2808df09f91a9e2808df09f91a7e8aaaa3ae3808c65cc8120d7a9d79cd795d79d20e4b896e7958ce3808de380820a'),
	('dd8a03cb-92e7-590e-8035-14e96317957a', 'd.txt', 'utf-8', '7bddfb035809a8c48a02d2a727204ef51996a8bcd1607bc4ac42e620e03c868c', '\xe4b88de8a681e79a84e4b880e7af870a0ae98099e4b880e7af87e5be8ce4be86e8a2abe7a7bbe999a4e38082e5bcb5e4b889e4be86e9818ee380820a');

INSERT INTO public.status VALUES
	(117682362021838848, 3300326756596864978, false, 'ed0815b8-d15f-584e-8e43-d76aa86e24fa', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '01a2177c-172f-7001-af04-9c3808077105', 'done', '看完'),
	(117682362049101824, 3300326756596864978, false, '360fd246-d8d3-5d62-b5df-09c681bc763b', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '01a2177c-172f-7001-af04-9c3808077105', 'in_progress', ''),
	(117682362053951488, 3300326756596864978, false, '24c821a6-5008-5ca9-9bda-ab20d3cca8d1', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '01a2177c-172f-7001-af04-9c3808077105', 'in_progress', ''),
	(117682362083442688, 3300326756596864978, false, '821ef969-6bcd-544b-84dd-4776b43e8116', 'dd8a03cb-92e7-590e-8035-14e96317957a', '01a2177c-172f-7001-af04-9c3808077105', 'in_progress', ''),
	(117682362096680960, 3146267991661055341, false, 'b7881001-12a9-5447-bea1-1257e6d023fa', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '01a2177c-1d06-7000-8673-f5e362430d54', 'in_progress', '');

INSERT INTO public.suggestion VALUES
	(117682362045890560, 3300326756596864978, false, '46086560-9b1f-528d-931f-077920d4b046', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 0, 3, '雲嶺鎮', 'names', '', 10000, 'accepted', '01a2177c-1a14-7000-bff9-b10883ac86fe', '01a2177c-172f-7001-af04-9c3808077105'),
	(117682362047725568, 3300326756596864978, false, 'ff561638-8363-5436-84c2-05a1f1918b1a', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 3, 6, '圖書館', 'names', '', 10000, 'rejected', NULL, '01a2177c-172f-7001-af04-9c3808077105');

INSERT INTO public.tag VALUES
	(117682362004602880, 3300326756596864978, false, 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 1, 'person', 'person', NULL, '#0072B2', '1', '人', '', '', 'any', '[]', '', false),
	(117682362004602880, 3300326756596864978, false, 'ec921913-9651-516d-900d-be7b69cdd21f', 2, 'role', 'role', NULL, '#E69F00', '2', '職', '', '', 'any', '[]', '', false),
	(117682362004602880, 3300326756596864978, false, '2368407e-9abf-583a-8e62-6a93d454f970', 3, 'quote', 'quote', NULL, '#009E73', '3', '言', '', '', 'any', '[]', '', false),
	(117682362004602880, 3300326756596864978, false, 'd366755c-3a40-5d3c-a784-283753a374f7', 4, 'theme', 'theme', NULL, '#CC79A7', '4', '題', '', '', 'any', '[]', '', false),
	(117682362004602880, 3300326756596864978, false, 'ec3482cb-223e-53f5-a412-1ec099171e22', 5, 'cue', 'cue', NULL, '#009E73', '', '曰', '', '', 'any', '[]', '', false),
	(117682362033897472, 3300326756596864978, false, '01a2177c-195c-7000-971b-58e8be2459d6', 6, 'theme', '文教', 'd366755c-3a40-5d3c-a784-283753a374f7', '#CC79A7', '8', '文', '文化與教育', '', 'any', '[]', '', false),
	(117682362088882176, 3300326756596864978, true, '01a2177c-1ca3-7000-ae5d-24416b2cd12c', 7, 'role', '用不到', 'ec921913-9651-516d-900d-be7b69cdd21f', '#E69F00', '', '用', '', '', 'any', '[]', '', false);

INSERT INTO public.tally_part VALUES
	('a66588a6-eb83-5d9b-b866-756e7a0c4669', 0, 6),
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 0, 8),
	('f9f36e0f-4349-5312-b4fc-91bf16db5540', 0, 4),
	('ec921913-9651-516d-900d-be7b69cdd21f', 0, 1),
	('b5ba4ba8-4524-5e6f-8213-c447b213efca', 0, 10),
	('ec3482cb-223e-53f5-a412-1ec099171e22', 0, 1),
	('2368407e-9abf-583a-8e62-6a93d454f970', 0, 3),
	('d366755c-3a40-5d3c-a784-283753a374f7', 0, 3),
	('01a2177c-1a97-7000-ba20-23eb508c7fe7', 0, 3),
	('01a2177c-18b0-7000-8ef6-a507f0b5c81f', 0, 2),
	('01a2177c-1aa2-7001-85e2-979577b2005a', 0, 1),
	('01a2177c-1a45-7000-bde8-a966d8f5b5a4', 0, 1),
	('01a2177c-1a14-7001-92be-76a612c34c4a', 0, 1),
	('01a2177c-191f-7000-a0da-4ec257ecc453', 0, 2);

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

ALTER TABLE ONLY public.pending
    ADD CONSTRAINT pending_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY public.sought
    ADD CONSTRAINT sought_pkey PRIMARY KEY (article);

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

CREATE INDEX life_of_status ON public.life USING btree (operation) WHERE ((subject = 'status'::text) AND (event <> 'born'::text));

CREATE INDEX mark_article ON public.mark USING btree (article, start, "end");

CREATE INDEX mark_long ON public.mark USING btree (article, start) WHERE (("end" - start) > 1000);

CREATE INDEX mark_person ON public.mark USING btree (person, article) WHERE (person IS NOT NULL);

CREATE INDEX mark_tag ON public.mark USING btree (tag, article);

CREATE INDEX mark_words ON public.mark USING btree (article, start, "end") WHERE (person IS NOT NULL);

CREATE INDEX operation_by ON public.operation USING btree (annotator, hlc);

CREATE UNIQUE INDEX operation_clock ON public.operation USING btree (hlc, site);

CREATE INDEX operation_undone ON public.operation USING btree (annotator, hlc) WHERE (standing = 'undone'::text);

CREATE INDEX pending_article ON public.pending USING btree (article, start);

CREATE INDEX pending_score ON public.pending USING btree (score, id);

CREATE INDEX pending_text ON public.pending USING btree (id);

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

ALTER TABLE ONLY public.pending
    ADD CONSTRAINT pending_article_fkey FOREIGN KEY (article) REFERENCES public.article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.repair
    ADD CONSTRAINT repair_article_fkey FOREIGN KEY (article) REFERENCES public.article(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.repair
    ADD CONSTRAINT repair_body_fkey FOREIGN KEY (body) REFERENCES public.body(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.sought
    ADD CONSTRAINT sought_article_fkey FOREIGN KEY (article) REFERENCES public.article(id) DEFERRABLE INITIALLY DEFERRED;

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

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.pending TO editor;
GRANT SELECT ON TABLE public.pending TO reader;

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

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sought TO editor;
GRANT SELECT ON TABLE public.sought TO reader;

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
