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

CREATE TABLE public.pending (
    id uuid NOT NULL,
    article uuid NOT NULL,
    body uuid NOT NULL,
    tag uuid NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    core_start integer,
    core_end integer,
    text character varying NOT NULL,
    source character varying NOT NULL,
    reason character varying NOT NULL,
    score integer NOT NULL,
    person character varying NOT NULL,
    ties json NOT NULL
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
    created bigint NOT NULL,
    sources_off json NOT NULL
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

CREATE TABLE public.sought (
    article uuid NOT NULL,
    stamp character varying NOT NULL
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
    score integer NOT NULL,
    state character varying NOT NULL,
    mark uuid,
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
	(117681628765749248, 3191876640067204558, false, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'lin', NULL),
	(117681628848455680, 3815384975034711610, false, '01a216d1-6413-7000-b9ed-268c23020bfa', 'chen', NULL);

INSERT INTO public.annotator_layout VALUES
	(4);

INSERT INTO public.article VALUES
	(117681628769550336, 3191876640067204558, false, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 1, 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '雲嶺鎮圖書館新館啟用', '', '', '', '2024-11-08', '', 'zh', 'Hant', '', false, 1795679149928),
	(117681628772106240, 3191876640067204558, false, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 2, 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '社會工作大會', '', '', '', '', '', 'zh', 'Hant', '', false, 1795679149965),
	(117681628773351424, 3191876640067204558, false, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 3, '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', '怪字', '', '', '', '', '', 'zh', 'Hant', '', false, 1795679149985),
	(117681628774924288, 3191876640067204558, true, 'dd8a03cb-92e7-590e-8035-14e96317957a', 4, 'a333bea4-cd16-51ec-86ca-9d4611edeea4', '不要的一篇', '', '', '', '', '', 'zh', 'Hant', '', false, 1795679150009);

INSERT INTO public.article_theme VALUES
	(117681628802187264, 3191876640067204558, false, '01a216d1-6159-7000-b7f4-be68927872a6', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '01a216d1-6121-7000-913e-1ae05500dac6', '01a216d1-5f10-7001-9f56-7b0edb1d953e');

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
	('01a216d1-5f66-7000-8752-b4030f75e8f5', 2, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ordinal', '[0]', '[1]', NULL),
	('01a216d1-5f66-7000-8752-b4030f75e8f5', 3, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'created', '[0]', '[1795679149928]', NULL),
	('01a216d1-5f66-7000-8752-b4030f75e8f5', 4, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'title', '[""]', '["雲嶺鎮圖書館新館啟用"]', NULL),
	('01a216d1-5f66-7000-8752-b4030f75e8f5', 5, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'published', '[""]', '["2024-11-08"]', NULL),
	('01a216d1-5f66-7000-8752-b4030f75e8f5', 6, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'language', '[""]', '["zh"]', NULL),
	('01a216d1-5f66-7000-8752-b4030f75e8f5', 7, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'script', '[""]', '["Hant"]', NULL),
	('01a216d1-5f8d-7000-ade8-4590c127b296', 2, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'ordinal', '[0]', '[2]', NULL),
	('01a216d1-5f8d-7000-ade8-4590c127b296', 3, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'created', '[0]', '[1795679149965]', NULL),
	('01a216d1-5f8d-7000-ade8-4590c127b296', 4, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'title', '[""]', '["社會工作大會"]', NULL),
	('01a216d1-5f8d-7000-ade8-4590c127b296', 5, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'language', '[""]', '["zh"]', NULL),
	('01a216d1-5f8d-7000-ade8-4590c127b296', 6, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'script', '[""]', '["Hant"]', NULL),
	('01a216d1-5fa0-7000-ae23-5e8c919c999f', 2, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'ordinal', '[0]', '[3]', NULL),
	('01a216d1-5fa0-7000-ae23-5e8c919c999f', 3, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'created', '[0]', '[1795679149985]', NULL),
	('01a216d1-5fa0-7000-ae23-5e8c919c999f', 4, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'title', '[""]', '["怪字"]', NULL),
	('01a216d1-5fa0-7000-ae23-5e8c919c999f', 5, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'language', '[""]', '["zh"]', NULL),
	('01a216d1-5fa0-7000-ae23-5e8c919c999f', 6, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'script', '[""]', '["Hant"]', NULL),
	('01a216d1-5fb8-7000-bcf7-8bd2034851d2', 2, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'ordinal', '[0]', '[4]', NULL),
	('01a216d1-5fb8-7000-bcf7-8bd2034851d2', 3, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'created', '[0]', '[1795679150009]', NULL),
	('01a216d1-5fb8-7000-bcf7-8bd2034851d2', 4, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'title', '[""]', '["不要的一篇"]', NULL),
	('01a216d1-5fb8-7000-bcf7-8bd2034851d2', 5, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'language', '[""]', '["zh"]', NULL),
	('01a216d1-5fb8-7000-bcf7-8bd2034851d2', 6, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'script', '[""]', '["Hant"]', NULL),
	('01a216d1-5fd5-7000-8f72-21cb9674458b', 4, 'status', '5a30bdb8-1ff4-512b-98c4-9f62e3a9bd34', 'state', '["new"]', '["in_progress"]', NULL),
	('01a216d1-60ab-7001-9bee-e98a45c507ec', 2, 'mark', '01a216d1-6023-7001-9e55-c91fcaff783b', 'person', '["01a216d1-6024-7000-88c6-8f3326298be0"]', '["01a216d1-60ab-7000-ac47-c132be2ef93b"]', NULL),
	('01a216d1-60ab-7001-9bee-e98a45c507ec', 3, 'mark', '01a216d1-6023-7001-9e55-c91fcaff783b', 'changed', '[1795679150115]', '[1795679150252]', NULL),
	('01a216d1-60ab-7001-9bee-e98a45c507ec', 4, 'mark', '01a216d1-6033-7001-85d2-2b77a7b3ae9d', 'person', '[null]', '["01a216d1-60ab-7000-ac47-c132be2ef93b"]', NULL),
	('01a216d1-60ab-7001-9bee-e98a45c507ec', 5, 'mark', '01a216d1-6033-7001-85d2-2b77a7b3ae9d', 'changed', '[1795679150131]', '[1795679150254]', NULL),
	('01a216d1-60cb-7000-8ec9-566ab43c98b7', 1, 'person', '01a216d1-60ab-7000-ac47-c132be2ef93b', 'variants', '[[]]', '[["沈館長"]]', NULL),
	('01a216d1-60cb-7000-8ec9-566ab43c98b7', 2, 'person', '01a216d1-60ab-7000-ac47-c132be2ef93b', 'note', '[""]', '["館長"]', NULL),
	('01a216d1-60cb-7000-8ec9-566ab43c98b7', 3, 'person', '01a216d1-60ab-7000-ac47-c132be2ef93b', 'identifiers', '[{}]', '[{"wikidata": "Q1"}]', NULL),
	('01a216d1-60e7-7000-b3e8-6392b6269d65', 1, 'mark', '01a216d1-6013-7001-bc7b-f3a030f56b05', 'note', '[""]', '["一鎮之長"]', NULL),
	('01a216d1-60e7-7000-b3e8-6392b6269d65', 2, 'mark', '01a216d1-6013-7001-bc7b-f3a030f56b05', 'changed', '[1795679150099]', '[1795679150311]', NULL),
	('01a216d1-6107-7000-9ceb-7d0adc02c2c8', 1, 'mark', '01a216d1-604b-7001-8341-569a0d248c93', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 54, "圖書館是鎮上最大的客廳"]', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 55, "圖書館是鎮上最大的客廳。"]', NULL),
	('01a216d1-6107-7000-9ceb-7d0adc02c2c8', 2, 'mark', '01a216d1-604b-7001-8341-569a0d248c93', 'changed', '[1795679150155]', '[1795679150344]', NULL),
	('01a216d1-613c-7000-acd5-f86038bb85d7', 1, 'tag', '01a216d1-6121-7000-913e-1ae05500dac6', 'name', '["文化"]', '["文教"]', NULL),
	('01a216d1-613c-7000-acd5-f86038bb85d7', 2, 'tag', '01a216d1-6121-7000-913e-1ae05500dac6', 'description', '[""]', '["文化與教育"]', NULL),
	('01a216d1-6173-7000-8398-1263fa3baff3', 1, 'status', '5a30bdb8-1ff4-512b-98c4-9f62e3a9bd34', 'state', '["in_progress"]', '["done"]', '01a216d1-5fd5-7000-8f72-21cb9674458b'),
	('01a216d1-6173-7000-8398-1263fa3baff3', 2, 'status', '5a30bdb8-1ff4-512b-98c4-9f62e3a9bd34', 'note', '[""]', '["看完"]', NULL),
	('01a216d1-618d-7000-90cb-a349ae44f035', 1, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'body', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043"]', NULL),
	('01a216d1-618d-7000-90cb-a349ae44f035', 2, 'mark', '01a216d1-6013-7001-bc7b-f3a030f56b05', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 23, 25, "鎮長"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 23, 25, "鎮長"]', NULL),
	('01a216d1-618d-7000-90cb-a349ae44f035', 3, 'mark', '01a216d1-5fdb-7000-886d-ae15f2f124df', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 25, 28, "方啟明"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 25, 28, "方啟明"]', NULL),
	('01a216d1-618d-7000-90cb-a349ae44f035', 4, 'mark', '01a216d1-5ffa-7000-925a-2ad5c8f9302e', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 33, 36, "方啟明"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 33, 36, "方啟明"]', NULL),
	('01a216d1-618d-7000-90cb-a349ae44f035', 5, 'mark', '01a216d1-6090-7001-bef4-396e2a0ba830', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 40, 42, "強調"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 40, 42, "強調"]', NULL),
	('01a216d1-618d-7000-90cb-a349ae44f035', 6, 'mark', '01a216d1-604b-7001-8341-569a0d248c93', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 55, "圖書館是鎮上最大的客廳。"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 43, 55, "圖書館是鎮上最大的客廳。"]', '01a216d1-6107-7000-9ceb-7d0adc02c2c8'),
	('01a216d1-618d-7000-90cb-a349ae44f035', 7, 'mark', '01a216d1-6023-7001-9e55-c91fcaff783b', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 58, 61, "沈月華"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 58, 61, "沈月華"]', NULL),
	('01a216d1-618d-7000-90cb-a349ae44f035', 8, 'mark', '01a216d1-6033-7001-85d2-2b77a7b3ae9d', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 72, 73, "她"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 72, 73, "她"]', NULL),
	('01a216d1-61ea-7000-b5c4-f4aaa477f5f5', 4, 'status', 'f5b64263-cbbe-5412-8046-21bcc62e0f76', 'state', '["new"]', '["in_progress"]', NULL),
	('01a216d1-6236-7000-9942-f8d7f001fc60', 4, 'status', 'ae60278a-4523-51a7-976e-96f56abc55a7', 'state', '["new"]', '["in_progress"]', NULL),
	('01a216d1-625f-7000-a291-8941c335f30a', 1, 'mark', '01a216d1-624f-7001-be3a-1d1cbcd56b9a', 'person', '[null]', '["01a216d1-6237-7001-8683-7f7ef0146301"]', NULL),
	('01a216d1-625f-7000-a291-8941c335f30a', 2, 'mark', '01a216d1-624f-7001-be3a-1d1cbcd56b9a', 'changed', '[1795679150671]', '[1795679150688]', NULL),
	('01a216d1-62b9-7000-9127-15f07228c88d', 1, 'person', '01a216d1-6278-7000-b540-e7f17451f4ad', 'merged', '[null]', '["01a216d1-62a7-7000-925f-e3a9eb119e05"]', NULL);
INSERT INTO public.change VALUES
	('01a216d1-62b9-7000-9127-15f07228c88d', 2, 'person', '01a216d1-62a7-7000-925f-e3a9eb119e05', 'variants', '[[]]', '[["陈存根"]]', NULL),
	('01a216d1-62d3-7000-9511-5866848678dc', 1, 'mark', '01a216d1-628f-7001-9769-59bbc1843cd1', 'tag', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '["d366755c-3a40-5d3c-a784-283753a374f7"]', NULL),
	('01a216d1-62d3-7000-9511-5866848678dc', 2, 'mark', '01a216d1-628f-7001-9769-59bbc1843cd1', 'changed', '[1795679150735]', '[1795679150804]', NULL),
	('01a216d1-632f-7000-95ef-38775316025e', 1, 'mark', '01a216d1-628f-7001-9769-59bbc1843cd1', 'tag', '["d366755c-3a40-5d3c-a784-283753a374f7"]', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '01a216d1-62d3-7000-9511-5866848678dc'),
	('01a216d1-632f-7000-95ef-38775316025e', 2, 'mark', '01a216d1-628f-7001-9769-59bbc1843cd1', 'changed', '[1795679150804]', '[1795679150735]', '01a216d1-62d3-7000-9511-5866848678dc'),
	('01a216d1-634c-7000-a39c-8a141645b99c', 1, 'mark', '01a216d1-628f-7001-9769-59bbc1843cd1', 'tag', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '["d366755c-3a40-5d3c-a784-283753a374f7"]', '01a216d1-632f-7000-95ef-38775316025e'),
	('01a216d1-634c-7000-a39c-8a141645b99c', 2, 'mark', '01a216d1-628f-7001-9769-59bbc1843cd1', 'changed', '[1795679150735]', '[1795679150804]', '01a216d1-632f-7000-95ef-38775316025e'),
	('01a216d1-639e-7000-a759-d26f21747f5e', 3, 'status', 'b23c27c5-6019-5a3c-b3b9-62c1a9ceb1e1', 'state', '["new"]', '["in_progress"]', NULL),
	('01a216d1-641a-7000-a75d-04db5151a1d3', 3, 'status', '66e46fc8-ee3c-5692-b587-2979bd65f500', 'state', '["new"]', '["in_progress"]', NULL),
	('01a216d1-644f-7000-90c2-50b36af99251', 1, 'mark', '01a216d1-643b-7001-88f9-5b983b626059', 'note', '[""]', '["要點"]', NULL),
	('01a216d1-644f-7000-90c2-50b36af99251', 2, 'mark', '01a216d1-643b-7001-88f9-5b983b626059', 'changed', '[1795679151163]', '[1795679151183]', NULL);

INSERT INTO public.life VALUES
	('01a216d1-5f2b-7000-8bd8-b97e95eaecb2', 1, 'project', 'born', '\xbe560e161a885494aa1156e2435aced5', NULL),
	('01a216d1-5f2b-7000-8bd8-b97e95eaecb2', 2, 'tag', 'born', '\xb5ba4ba845245e6f8213c447b213efcaec9219139651516d900dbe7b69cdd21f2368407e9abf583a8e626a93d454f970d366755c3a405d3ca784283753a374f7ec3482cb223e53f5a4121ec099171e22', NULL),
	('01a216d1-5f2b-7000-8bd8-b97e95eaecb2', 3, 'link_type', 'born', '\xd48b0f69b7b75ec4ab1cce1fed5d0e62948b7b3d32f759759c5f7b6ebcb561c9f1ae7b9c168b58b088e69c88a99b5593431ab041206150e9b1c3919f476b60c8', NULL),
	('01a216d1-5f66-7000-8752-b4030f75e8f5', 1, 'article', 'born', '\xfe9f497f8e3d5e67a36daceca14dab6b', NULL),
	('01a216d1-5f8d-7000-ade8-4590c127b296', 1, 'article', 'born', '\xa66588a6eb835d9bb866756e7a0c4669', NULL),
	('01a216d1-5fa0-7000-ae23-5e8c919c999f', 1, 'article', 'born', '\xf9f36e0f43495312b4fc91bf16db5540', NULL),
	('01a216d1-5fb8-7000-bcf7-8bd2034851d2', 1, 'article', 'born', '\xdd8a03cb92e7590e803514e96317957a', NULL),
	('01a216d1-5fd5-7000-8f72-21cb9674458b', 1, 'person', 'born', '\x01a216d15fdf700097e3a1f53704d8ec', NULL),
	('01a216d1-5fd5-7000-8f72-21cb9674458b', 2, 'mark', 'born', '\x01a216d15fdb7000886dae15f2f124df', NULL),
	('01a216d1-5fd5-7000-8f72-21cb9674458b', 3, 'status', 'born', '\x5a30bdb81ff4512b98c49f62e3a9bd34', NULL),
	('01a216d1-5ff9-7000-a65f-e3f4f659660c', 1, 'mark', 'born', '\x01a216d15ffa7000925a2ad5c8f9302e', NULL),
	('01a216d1-6013-7000-89ad-34aefc619cc5', 1, 'mark', 'born', '\x01a216d160137001bc7bf3a030f56b05', NULL),
	('01a216d1-6023-7000-bb89-6d03b743a2cc', 1, 'person', 'born', '\x01a216d16024700088c68f3326298be0', NULL),
	('01a216d1-6023-7000-bb89-6d03b743a2cc', 2, 'mark', 'born', '\x01a216d1602370019e55c91fcaff783b', NULL),
	('01a216d1-6033-7000-9dc6-5ee204b72c9c', 1, 'mark', 'born', '\x01a216d16033700185d22b77a7b3ae9d', NULL),
	('01a216d1-604b-7000-bdad-9e58a98e3594', 1, 'mark', 'born', '\x01a216d1604b70018341569a0d248c93', NULL),
	('01a216d1-605d-7000-a5ab-12d0867f3f55', 1, 'link', 'born', '\x01a216d1606070008c9339c383264b2e', NULL),
	('01a216d1-607b-7000-8a04-7b05c245623c', 1, 'link', 'born', '\x01a216d1607c7000a860042354e00220', NULL),
	('01a216d1-6090-7000-a800-26e4bafaa328', 1, 'mark', 'born', '\x01a216d160907001bef4396e2a0ba830', NULL),
	('01a216d1-6090-7000-a800-26e4bafaa328', 2, 'link', 'born', '\x01a216d160917000bf02ab4529e6cf6e', NULL),
	('01a216d1-60ab-7001-9bee-e98a45c507ec', 1, 'person', 'born', '\x01a216d160ab7000ac47c132be2ef93b', NULL),
	('01a216d1-60ab-7001-9bee-e98a45c507ec', 6, 'person', 'gone', '\x01a216d16024700088c68f3326298be0', '\x0000000000000000'),
	('01a216d1-6121-7001-ba7f-d21a2e05a7ee', 1, 'tag', 'born', '\x01a216d161217000913e1ae05500dac6', NULL),
	('01a216d1-6158-7000-b8fd-79491c8beab7', 1, 'article_theme', 'born', '\x01a216d161597000b7f4be68927872a6', NULL),
	('01a216d1-61b3-7000-b3e2-b4cf86f89dd9', 1, 'person', 'born', '\x01a216d161b470009660fbdf6543ea7c', NULL),
	('01a216d1-61b3-7000-b3e2-b4cf86f89dd9', 2, 'mark', 'born', '\x01a216d161b370018de5d02aa85aeee4', NULL),
	('01a216d1-61b3-7000-b3e2-b4cf86f89dd9', 3, 'suggestion', 'born', '\xeefc1dee6fcd57599318a1691050572d', NULL),
	('01a216d1-61cf-7000-bc1b-d7be3f80a514', 1, 'suggestion', 'born', '\x87b64adcbf6e5d5a803762c5ef4bc915', NULL),
	('01a216d1-61ea-7000-b5c4-f4aaa477f5f5', 1, 'person', 'born', '\x01a216d161eb700088dfffe5e71cdcb8', NULL),
	('01a216d1-61ea-7000-b5c4-f4aaa477f5f5', 2, 'mark', 'born', '\x01a216d161ea7001ba5a36dcd1c7d2a1', NULL),
	('01a216d1-61ea-7000-b5c4-f4aaa477f5f5', 3, 'status', 'born', '\xf5b64263cbbe5412804621bcc62e0f76', NULL),
	('01a216d1-61fb-7000-a231-d3b5adcb6914', 1, 'mark', 'born', '\x01a216d161fb7001a4bf206c7e6801bf', NULL),
	('01a216d1-620b-7000-8229-2d0ba38c3960', 1, 'mark', 'born', '\x01a216d1620b7001b2c2ce716345b90c', NULL),
	('01a216d1-621b-7000-9e15-5f10a36f8551', 1, 'mark', 'born', '\x01a216d1621b7001ae0a5dab4ac86317', NULL),
	('01a216d1-6236-7000-9942-f8d7f001fc60', 1, 'person', 'born', '\x01a216d16237700186837f7ef0146301', NULL),
	('01a216d1-6236-7000-9942-f8d7f001fc60', 2, 'mark', 'born', '\x01a216d162377000a6c31c33b775de19', NULL),
	('01a216d1-6236-7000-9942-f8d7f001fc60', 3, 'status', 'born', '\xae60278a452351a7976e96f56abc55a7', NULL),
	('01a216d1-624f-7000-ac8b-cb43c497183f', 1, 'mark', 'born', '\x01a216d1624f7001be3a1d1cbcd56b9a', NULL),
	('01a216d1-6277-7000-9664-610e52bef063', 1, 'person', 'born', '\x01a216d162787000b540e7f17451f4ad', NULL),
	('01a216d1-6277-7000-9664-610e52bef063', 2, 'mark', 'born', '\x01a216d1627770018e47ca09737d4277', NULL),
	('01a216d1-628f-7000-b492-63ff4fde4a90', 1, 'mark', 'born', '\x01a216d1628f7001976959bbc1843cd1', NULL),
	('01a216d1-62a7-7001-95b4-dc63ade08fa9', 1, 'person', 'born', '\x01a216d162a77000925fe3a9eb119e05', NULL),
	('01a216d1-62eb-7000-bbc2-e5b7f9dffec1', 1, 'mark', 'gone', '\x01a216d1628f7001976959bbc1843cd1', '\x01a216d162d30000'),
	('01a216d1-6319-7000-8b89-3a5325a703af', 1, 'mark', 'back', '\x01a216d1628f7001976959bbc1843cd1', '\x01a216d162d30000'),
	('01a216d1-6367-7000-ae9b-5c8687227bd3', 1, 'mark', 'born', '\x01a216d163677001b075259d51e76c34', NULL),
	('01a216d1-6382-7000-b2d6-a7e6e14f6d9d', 1, 'mark', 'gone', '\x01a216d163677001b075259d51e76c34', '\x0000000000000000'),
	('01a216d1-639e-7000-a759-d26f21747f5e', 1, 'mark', 'born', '\x01a216d1639e70018208123274058781', NULL),
	('01a216d1-639e-7000-a759-d26f21747f5e', 2, 'status', 'born', '\xb23c27c560195a3cb3b962c1a9ceb1e1', NULL),
	('01a216d1-63b7-7000-8770-8e19965f70ea', 1, 'mark', 'gone', '\x01a216d1639e70018208123274058781', '\x0000000000000000'),
	('01a216d1-63b7-7000-8770-8e19965f70ea', 2, 'article', 'gone', '\xdd8a03cb92e7590e803514e96317957a', '\x01a216d1639e0000');
INSERT INTO public.life VALUES
	('01a216d1-63d3-7001-b022-907c899324e9', 1, 'tag', 'born', '\x01a216d163d37000a375822c347c8554', NULL),
	('01a216d1-63ec-7000-ada8-6475bb268d93', 1, 'tag', 'gone', '\x01a216d163d37000a375822c347c8554', '\x0000000000000000'),
	('01a216d1-641a-7000-a75d-04db5151a1d3', 1, 'mark', 'born', '\x01a216d1641a7001a7eab300c2e1a4be', NULL),
	('01a216d1-641a-7000-a75d-04db5151a1d3', 2, 'status', 'born', '\x66e46fc8ee3c5692b5872979bd65f500', NULL),
	('01a216d1-643b-7000-a328-325d4daf5f31', 1, 'mark', 'born', '\x01a216d1643b700188f95b983b626059', NULL),
	('01a216d1-6473-7000-8e9b-87d72dc9f021', 1, 'mark', 'born', '\x01a216d1647370019e81e43edd2a6920', NULL),
	('01a216d1-6487-7000-9b6a-4b9942804eb7', 1, 'mark', 'gone', '\x01a216d1647370019e81e43edd2a6920', '\x0000000000000000');

INSERT INTO public.link VALUES
	(117681628785803264, 3191876640067204558, false, '01a216d1-6060-7000-8c93-39c383264b2e', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'd48b0f69-b7b7-5ec4-ab1c-ce1fed5d0e62', '01a216d1-5fdb-7000-886d-ae15f2f124df', '01a216d1-6013-7001-bc7b-f3a030f56b05', '01a216d1-5f10-7001-9f56-7b0edb1d953e'),
	(117681628787703808, 3191876640067204558, false, '01a216d1-607c-7000-a860-042354e00220', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '948b7b3d-32f7-5975-9c5f-7b6ebcb561c9', '01a216d1-5ffa-7000-925a-2ad5c8f9302e', '01a216d1-604b-7001-8341-569a0d248c93', '01a216d1-5f10-7001-9f56-7b0edb1d953e'),
	(117681628789080064, 3191876640067204558, false, '01a216d1-6091-7000-bf02-ab4529e6cf6e', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'f1ae7b9c-168b-58b0-88e6-9c88a99b5593', '01a216d1-604b-7001-8341-569a0d248c93', '01a216d1-6090-7001-bef4-396e2a0ba830', '01a216d1-5f10-7001-9f56-7b0edb1d953e');

INSERT INTO public.link_type VALUES
	(117681628765749248, 3191876640067204558, false, 'd48b0f69-b7b7-5ec4-ab1c-ce1fed5d0e62', 1, 'holds', '["person"]', '["role"]'),
	(117681628765749248, 3191876640067204558, false, '948b7b3d-32f7-5975-9c5f-7b6ebcb561c9', 2, 'says', '["person"]', '["quote"]'),
	(117681628765749248, 3191876640067204558, false, 'f1ae7b9c-168b-58b0-88e6-9c88a99b5593', 3, 'cue', '["quote"]', '["cue"]'),
	(117681628765749248, 3191876640067204558, false, '431ab041-2061-50e9-b1c3-919f476b60c8', 4, 'continues', '["quote"]', '["quote"]');

INSERT INTO public.mark VALUES
	(117681628776824832, 3191876640067204558, false, '01a216d1-5fdb-7000-886d-ae15f2f124df', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 25, 28, '方啟明', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', '01a216d1-5fdf-7000-97e3-a1f53704d8ec', '', '{}', 1795679150043, 1795679150043),
	(117681628779184128, 3191876640067204558, false, '01a216d1-5ffa-7000-925a-2ad5c8f9302e', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 33, 36, '方啟明', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', '01a216d1-5fdf-7000-97e3-a1f53704d8ec', '', '{}', 1795679150074, 1795679150074),
	(117681628780888064, 3191876640067204558, false, '01a216d1-6013-7001-bc7b-f3a030f56b05', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ec921913-9651-516d-900d-be7b69cdd21f', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 23, 25, '鎮長', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', NULL, '一鎮之長', '{}', 1795679150099, 1795679150311),
	(117681628781936640, 3191876640067204558, false, '01a216d1-6023-7001-9e55-c91fcaff783b', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 58, 61, '沈月華', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', '01a216d1-60ab-7000-ac47-c132be2ef93b', '', '{}', 1795679150115, 1795679150252),
	(117681628782985216, 3191876640067204558, false, '01a216d1-6033-7001-85d2-2b77a7b3ae9d', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 72, 73, '她', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', '01a216d1-60ab-7000-ac47-c132be2ef93b', '', '{}', 1795679150131, 1795679150254),
	(117681628784558080, 3191876640067204558, false, '01a216d1-604b-7001-8341-569a0d248c93', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '2368407e-9abf-583a-8e62-6a93d454f970', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 43, 55, '圖書館是鎮上最大的客廳。', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', NULL, '', '{}', 1795679150155, 1795679150344),
	(117681628789080064, 3191876640067204558, false, '01a216d1-6090-7001-bef4-396e2a0ba830', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ec3482cb-223e-53f5-a412-1ec099171e22', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 40, 42, '強調', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', NULL, '', '{}', 1795679150224, 1795679150224),
	(117681628808151040, 3191876640067204558, false, '01a216d1-61b3-7001-8de5-d02aa85aeee4', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 0, 3, '雲嶺鎮', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'suggestion', '01a216d1-61b4-7000-9660-fbdf6543ea7c', '', '{}', 1795679150515, 1795679150515),
	(117681628811755520, 3191876640067204558, false, '01a216d1-61ea-7001-ba5a-36dcd1c7d2a1', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 9, 11, '張三', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', '01a216d1-61eb-7000-88df-ffe5e71cdcb8', '', '{}', 1795679150570, 1795679150570),
	(117681628812869632, 3191876640067204558, false, '01a216d1-61fb-7001-a4bf-206c7e6801bf', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'd366755c-3a40-5d3c-a784-283753a374f7', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 4, 8, '𠮷野家😀', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', NULL, '', '{}', 1795679150587, 1795679150587),
	(117681628813918208, 3191876640067204558, false, '01a216d1-620b-7001-b2c2-ce716345b90c', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'd366755c-3a40-5d3c-a784-283753a374f7', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 11, 16, '👨‍👩‍👧', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', NULL, '', '{}', 1795679150603, 1795679150603),
	(117681628814966784, 3191876640067204558, false, '01a216d1-621b-7001-ae0a-5dab4ac86317', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '2368407e-9abf-583a-8e62-6a93d454f970', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 19, 29, 'é שלום 世界', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', NULL, '', '{}', 1795679150619, 1795679150619),
	(117681628816801792, 3191876640067204558, false, '01a216d1-6237-7000-a6c3-1c33b775de19', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 8, 11, '曹建明', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', '01a216d1-6237-7001-8683-7f7ef0146301', '', '{}', 1795679150647, 1795679150647),
	(117681628818374656, 3191876640067204558, false, '01a216d1-624f-7001-be3a-1d1cbcd56b9a', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 28, 29, '他', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', '01a216d1-6237-7001-8683-7f7ef0146301', '', '{}', 1795679150671, 1795679150688),
	(117681628820996096, 3191876640067204558, false, '01a216d1-6277-7001-8e47-ca09737d4277', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 38, 41, '陈存根', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', '01a216d1-6278-7000-b540-e7f17451f4ad', '', '{}', 1795679150711, 1795679150711),
	(117681628822568960, 3191876640067204558, false, '01a216d1-628f-7001-9769-59bbc1843cd1', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'd366755c-3a40-5d3c-a784-283753a374f7', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 42, 44, '社工', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', NULL, '', '{}', 1795679150735, 1795679150804),
	(117681628836724736, 3191876640067204558, true, '01a216d1-6367-7001-b075-259d51e76c34', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'd366755c-3a40-5d3c-a784-283753a374f7', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 23, 27, '社會結構', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', NULL, '', '{}', 1795679150951, 1795679150951),
	(117681628840329216, 3191876640067204558, true, '01a216d1-639e-7001-8208-123274058781', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'a333bea4-cd16-51ec-86ca-9d4611edeea4', 16, 18, '張三', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', '01a216d1-61eb-7000-88df-ffe5e71cdcb8', '', '{}', 1795679151006, 1795679151006),
	(117681628848455680, 3815384975034711610, false, '01a216d1-641a-7001-a7ea-b300c2e1a4be', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 8, 11, '曹建明', '01a216d1-6413-7000-b9ed-268c23020bfa', 'hand', '01a216d1-6237-7001-8683-7f7ef0146301', '', '{}', 1795679151130, 1795679151130),
	(117681628850618368, 3815384975034711610, false, '01a216d1-643b-7001-88f9-5b983b626059', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '2368407e-9abf-583a-8e62-6a93d454f970', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 18, 27, '要充分認識社會結構', '01a216d1-6413-7000-b9ed-268c23020bfa', 'hand', NULL, '要點', '{}', 1795679151163, 1795679151183),
	(117681628854288384, 2505497705659936366, true, '01a216d1-6473-7001-9e81-e43edd2a6920', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '2368407e-9abf-583a-8e62-6a93d454f970', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 32, 36, '心安順遂', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'hand', NULL, '', '{}', 1795679151219, 1795679151219);

INSERT INTO public.operation VALUES
	('01a216d1-5f2b-7000-8bd8-b97e95eaecb2', 117681628765749248, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'project.made', '舊檔 4', 1795679149882, NULL, NULL, NULL, NULL, 'done'),
	('01a216d1-5f66-7000-8752-b4030f75e8f5', 117681628769550336, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'articles.imported', 'a.txt', 1795679149940, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a216d1-5f8d-7000-ade8-4590c127b296', 117681628772106240, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'articles.imported', 'b.txt', 1795679149967, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', NULL, NULL, NULL, 'done'),
	('01a216d1-5fa0-7000-ae23-5e8c919c999f', 117681628773351424, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'articles.imported', 'c.txt', 1795679149986, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', NULL, NULL, NULL, 'done'),
	('01a216d1-5fb8-7000-bcf7-8bd2034851d2', 117681628774924288, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'articles.imported', 'd.txt', 1795679150011, 'dd8a03cb-92e7-590e-8035-14e96317957a', NULL, NULL, NULL, 'done'),
	('01a216d1-5fd5-7000-8f72-21cb9674458b', 117681628776824832, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '方啟明', 1795679150059, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 25, 28, NULL, 'done'),
	('01a216d1-5ff9-7000-a65f-e3f4f659660c', 117681628779184128, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '方啟明', 1795679150079, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 33, 36, NULL, 'done'),
	('01a216d1-6013-7000-89ad-34aefc619cc5', 117681628780888064, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '鎮長', 1795679150100, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a216d1-6023-7000-bb89-6d03b743a2cc', 117681628781936640, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '沈月華', 1795679150116, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 58, 61, NULL, 'done'),
	('01a216d1-6033-7000-9dc6-5ee204b72c9c', 117681628782985216, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '她', 1795679150132, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 72, 73, NULL, 'done'),
	('01a216d1-604b-7000-bdad-9e58a98e3594', 117681628784558080, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '圖書館是鎮上最大的客廳', 1795679150156, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a216d1-605d-7000-a5ab-12d0867f3f55', 117681628785803264, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'holder.set', '方啟明', 1795679150177, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a216d1-607b-7000-8a04-7b05c245623c', 117681628787703808, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'speaker.set', '方啟明', 1795679150204, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a216d1-6090-7000-a800-26e4bafaa328', 117681628789080064, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'cue.set', '強調', 1795679150226, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a216d1-60ab-7001-9bee-e98a45c507ec', 117681628790849536, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'person.created', '沈月華館長', 1795679150259, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 72, 73, NULL, 'done'),
	('01a216d1-60cb-7000-8ec9-566ab43c98b7', 117681628792946688, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'person.edited', '沈月華館長', 1795679150286, NULL, NULL, NULL, NULL, 'done'),
	('01a216d1-60e7-7000-b3e8-6392b6269d65', 117681628794781696, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.noted', '鎮長', 1795679150313, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a216d1-6107-7000-9ceb-7d0adc02c2c8', 117681628796878848, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.moved', '圖書館是鎮上最大的客廳。', 1795679150345, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 55, NULL, 'done'),
	('01a216d1-6121-7001-ba7f-d21a2e05a7ee', 117681628798582784, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'tag.added', '文化', 1795679150371, NULL, NULL, NULL, NULL, 'done'),
	('01a216d1-613c-7000-acd5-f86038bb85d7', 117681628800352256, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'tag.edited', '文教', 1795679150399, NULL, NULL, NULL, NULL, 'done'),
	('01a216d1-6158-7000-b8fd-79491c8beab7', 117681628802187264, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'theme.set', '文教', 1795679150425, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a216d1-6173-7000-8398-1263fa3baff3', 117681628803956736, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'status.set', '雲嶺鎮圖書館新館啟用', 1795679150453, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a216d1-618d-7000-90cb-a349ae44f035', 117681628805660672, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'article.corrected', '雲嶺鎮圖書館新館啟用', 1795679150492, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 76, 78, NULL, 'done'),
	('01a216d1-61b3-7000-b3e2-b4cf86f89dd9', 117681628808151040, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'suggestions.accepted', '雲嶺鎮', 1795679150519, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 0, 3, NULL, 'done'),
	('01a216d1-61cf-7000-bc1b-d7be3f80a514', 117681628809986048, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'suggestions.rejected', '圖書館', 1795679150544, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 3, 6, NULL, 'done'),
	('01a216d1-61ea-7000-b5c4-f4aaa477f5f5', 117681628811755520, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '張三', 1795679150573, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 9, 11, NULL, 'done'),
	('01a216d1-61fb-7000-a231-d3b5adcb6914', 117681628812869632, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '𠮷野家😀', 1795679150588, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 4, 8, NULL, 'done'),
	('01a216d1-620b-7000-8229-2d0ba38c3960', 117681628813918208, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '👨‍👩‍👧', 1795679150604, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 11, 16, NULL, 'done'),
	('01a216d1-621b-7000-9e15-5f10a36f8551', 117681628814966784, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', 'é שלום 世界', 1795679150620, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 19, 29, NULL, 'done'),
	('01a216d1-6236-7000-9942-f8d7f001fc60', 117681628816801792, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '曹建明', 1795679150649, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 8, 11, NULL, 'done'),
	('01a216d1-624f-7000-ac8b-cb43c497183f', 117681628818374656, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '他', 1795679150672, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 28, 29, NULL, 'done'),
	('01a216d1-625f-7000-a291-8941c335f30a', 117681628819488768, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'person.joined', '曹建明', 1795679150689, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 28, 29, NULL, 'done'),
	('01a216d1-6277-7000-9664-610e52bef063', 117681628820996096, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '陈存根', 1795679150712, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 38, 41, NULL, 'done'),
	('01a216d1-628f-7000-b492-63ff4fde4a90', 117681628822568960, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '社工', 1795679150736, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'done'),
	('01a216d1-62a7-7001-95b4-dc63ade08fa9', 117681628824141824, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'person.created', '陳存根', 1795679150760, NULL, NULL, NULL, NULL, 'done'),
	('01a216d1-62b9-7000-9127-15f07228c88d', 117681628825321472, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'people.merged', '陳存根', 1795679150779, NULL, NULL, NULL, NULL, 'done'),
	('01a216d1-62d3-7000-9511-5866848678dc', 117681628827025408, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.relabelled', '社工', 1795679150805, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'done'),
	('01a216d1-62eb-7000-bbc2-e5b7f9dffec1', 117681628828598272, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.removed', '社工', 1795679150841, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'dropped'),
	('01a216d1-6319-7000-8b89-3a5325a703af', 117681628831612928, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'undo', 'remove the mark 社工', 1795679150877, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a216d1-62eb-7000-bbc2-e5b7f9dffec1', 'done'),
	('01a216d1-632f-7000-95ef-38775316025e', 117681628833054720, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'undo', 'relabel 社工', 1795679150899, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a216d1-62d3-7000-9511-5866848678dc', 'done'),
	('01a216d1-634c-7000-a39c-8a141645b99c', 117681628834955264, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'redo', 'relabel 社工', 1795679150926, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a216d1-62d3-7000-9511-5866848678dc', 'done'),
	('01a216d1-6367-7000-ae9b-5c8687227bd3', 117681628836724736, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '社會結構', 1795679150952, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 23, 27, NULL, 'dropped'),
	('01a216d1-6382-7000-b2d6-a7e6e14f6d9d', 117681628838494208, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'undo', 'mark 社會結構', 1795679150979, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 23, 27, '01a216d1-6367-7000-ae9b-5c8687227bd3', 'done'),
	('01a216d1-639e-7000-a759-d26f21747f5e', 117681628840329216, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '張三', 1795679151010, 'dd8a03cb-92e7-590e-8035-14e96317957a', 16, 18, NULL, 'done'),
	('01a216d1-63b7-7000-8770-8e19965f70ea', 117681628841967616, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'article.removed', '不要的一篇', 1795679151036, 'dd8a03cb-92e7-590e-8035-14e96317957a', NULL, NULL, NULL, 'done'),
	('01a216d1-63d3-7001-b022-907c899324e9', 117681628843802624, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'tag.added', '用不到', 1795679151060, NULL, NULL, NULL, NULL, 'done'),
	('01a216d1-63ec-7000-ada8-6475bb268d93', 117681628845441024, 3191876640067204558, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'tag.removed', '用不到', 1795679151088, NULL, NULL, NULL, NULL, 'done'),
	('01a216d1-641a-7000-a75d-04db5151a1d3', 117681628848455680, 3815384975034711610, '01a216d1-6413-7000-b9ed-268c23020bfa', 'mark.added', '曹建明', 1795679151133, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 8, 11, NULL, 'done'),
	('01a216d1-643b-7000-a328-325d4daf5f31', 117681628850618368, 3815384975034711610, '01a216d1-6413-7000-b9ed-268c23020bfa', 'mark.added', '要充分認識社會結構', 1795679151164, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 18, 27, NULL, 'done'),
	('01a216d1-644f-7000-90c2-50b36af99251', 117681628851929088, 3815384975034711610, '01a216d1-6413-7000-b9ed-268c23020bfa', 'mark.noted', '要充分認識社會結構', 1795679151184, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 18, 27, NULL, 'done');
INSERT INTO public.operation VALUES
	('01a216d1-6473-7000-8e9b-87d72dc9f021', 117681628854288384, 2505497705659936366, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'mark.added', '心安順遂', 1795679151220, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 32, 36, NULL, 'undone'),
	('01a216d1-6487-7000-9b6a-4b9942804eb7', 117681628855599104, 2505497705659936366, '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'undo', 'mark 心安順遂', 1795679151240, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 32, 36, '01a216d1-6473-7000-8e9b-87d72dc9f021', 'done');

INSERT INTO public.pending VALUES
	('16f6e686-7d54-5c59-bdd3-266023181ccc', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 0, 3, NULL, NULL, '雲嶺鎮', 'register', '雲嶺鎮 is in the register of people', 7600, '', '[]'),
	('007fd313-ad10-58b2-8e6d-0f2c328a477e', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'ec921913-9651-516d-900d-be7b69cdd21f', 23, 25, NULL, NULL, '鎮長', 'roles', 'a title of the list with a name beside it', 8400, '', '["holds", "person", "25", "28", ""]'),
	('33350d39-9436-5c91-97b9-0688219c224c', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 25, 28, NULL, NULL, '方啟明', 'rules', 'a title stands beside it', 9664, '', '[]'),
	('0757676c-1c15-5316-b2f8-6dcbd052b30b', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 33, 36, NULL, NULL, '方啟明', 'agreed', 'LAC and the words around it agree', 9900, '', '[]'),
	('7e6ceee3-674b-5f6c-8d07-bf905221d8bc', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '2368407e-9abf-583a-8e62-6a93d454f970', 43, 55, NULL, NULL, '圖書館是鎮上最大的客廳。', 'quotes', '“強調” with a pause behind it', 9000, '', '["says", "person", "33", "36", "\u65b9\u555f\u660e", "cue", "cue", "40", "42", ""]'),
	('bc51188f-7ff2-5d8f-9153-bdf1561986fa', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'ec921913-9651-516d-900d-be7b69cdd21f', 56, 58, NULL, NULL, '館長', 'roles', 'a title of the list with a name beside it', 8400, '', '["holds", "person", "58", "61", ""]'),
	('c4e6dea1-7f93-5827-bc4a-d512431f26c6', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 58, 61, NULL, NULL, '沈月華', 'agreed', 'LAC and the words around it agree', 9900, '', '[]'),
	('92b97799-c81f-5a81-9de1-2502b54c734d', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '2368407e-9abf-583a-8e62-6a93d454f970', 64, 72, NULL, NULL, '新館藏書八萬冊。', 'quotes', '“介紹” with a pause behind it', 8200, '', '["says", "person", "58", "61", "", "cue", "cue", "61", "63", ""]'),
	('b9022bf7-c87c-561c-a2e3-92a1796968dd', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '2368407e-9abf-583a-8e62-6a93d454f970', 76, 83, NULL, NULL, '晚上延長開放。', 'quotes', '“表示” with a pause behind it', 8700, '', '["says", "person", "72", "73", "\u6c88\u6708\u83ef", "cue", "cue", "73", "75", ""]'),
	('1e7ac080-8343-5ff4-9a90-3f8a0ed0e192', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 8, 11, NULL, NULL, '曹建明', 'agreed', 'LAC and the words around it agree', 9900, '', '[]'),
	('dfb18fb7-1cd6-52c6-b4d0-debdc21b3c59', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '2368407e-9abf-583a-8e62-6a93d454f970', 18, 28, NULL, NULL, '要充分認識社會結構。', 'quotes', '“強調” with a pause behind it', 9000, '', '["says", "person", "8", "11", "\u66f9\u5efa\u660e", "cue", "cue", "15", "17", ""]'),
	('451365e9-a685-549f-a735-1ca3b2716309', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '2368407e-9abf-583a-8e62-6a93d454f970', 32, 37, NULL, NULL, '心安順遂。', 'quotes', '“表示” with a pause behind it', 8700, '', '["says", "person", "28", "29", "\u66f9\u5efa\u660e", "cue", "cue", "29", "31", ""]'),
	('9c8c048c-be01-5cd1-b422-dba456e61c4a', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 38, 41, NULL, NULL, '陈存根', 'agreed', 'LAC and the words around it agree', 9900, '', '[]'),
	('d4a9377e-abc9-5976-9c76-55fa987adc73', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 'ec921913-9651-516d-900d-be7b69cdd21f', 42, 44, NULL, NULL, '社工', 'roles', 'a title of the list with a name beside it', 8400, '', '["holds", "person", "38", "41", ""]'),
	('620a14d2-5718-5ece-89fd-8278c40bf366', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 'd366755c-3a40-5d3c-a784-283753a374f7', 4, 31, NULL, NULL, '𠮷野家😀的張三👨‍👩‍👧說:「é שלום 世界」。', 'themes', 'like passages marked before: 𠮷野家', 7500, '', '[]'),
	('8e19f5e8-3ed6-527b-8a03-7346c7dd2008', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 9, 11, NULL, NULL, '張三', 'register', '張三 is in the register of people', 7600, '', '[]');

INSERT INTO public.person VALUES
	(117681628776824832, 3191876640067204558, false, '01a216d1-5fdf-7000-97e3-a1f53704d8ec', '方啟明', '[]', '', '{}', NULL),
	(117681628781936640, 3191876640067204558, true, '01a216d1-6024-7000-88c6-8f3326298be0', '沈月華', '[]', '', '{}', NULL),
	(117681628790849536, 3191876640067204558, false, '01a216d1-60ab-7000-ac47-c132be2ef93b', '沈月華館長', '["\u6c88\u9928\u9577"]', '館長', '{"wikidata": "Q1"}', NULL),
	(117681628808151040, 3191876640067204558, false, '01a216d1-61b4-7000-9660-fbdf6543ea7c', '雲嶺鎮', '[]', '', '{}', NULL),
	(117681628811755520, 3191876640067204558, false, '01a216d1-61eb-7000-88df-ffe5e71cdcb8', '張三', '[]', '', '{}', NULL),
	(117681628816801792, 3191876640067204558, false, '01a216d1-6237-7001-8683-7f7ef0146301', '曹建明', '[]', '', '{}', NULL),
	(117681628820996096, 3191876640067204558, false, '01a216d1-6278-7000-b540-e7f17451f4ad', '陈存根', '[]', '', '{}', '01a216d1-62a7-7000-925f-e3a9eb119e05'),
	(117681628824141824, 3191876640067204558, false, '01a216d1-62a7-7000-925f-e3a9eb119e05', '陳存根', '["\u9648\u5b58\u6839"]', '', '{}', NULL);

INSERT INTO public.project VALUES
	(117681628765749248, 3191876640067204558, false, 'be560e16-1a88-5494-aa11-56e2435aced5', '01a216d1-5f10-7000-aff0-9e03d443c597', '舊檔 4', 1795679149840, '[]');

INSERT INTO public.repair VALUES
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 0, 'correction', 76, 78, '晚間', 76, '晚上', 'Corrected by hand: “晚間” became “晚上”.');

INSERT INTO public.search_1 VALUES
	('d0f866b9-3c88-5bc5-ba8f-d34b28a823b9', '{-2127364141,-2033987587,-2033844269,-1988385699,-1965555723,-1820878601,-1728598863,-1728076072,-1717212661,-1714394440,-1712215849,-1712214523,-1706644528,-1706072455,-1698574339,-1597672452,-1593861439,-1593218432,-1580028281,-1554879816,-1537364870,-1501137001,-1495758469,-1462272501,-1459506791,-1412396329,-1412392463,-1401237507,-1397640908,-1375362606,-1368141827,-1366849853,-1365986824,-1321959118,-1318149294,-1315346823,-1315328364,-1311596347,-1309304577,-1309102477,-805463482,-805460346,-805437451,-428250496,-428246480,-428238384,-428238257,-428233776,-368336631,-360672393,-360670650,-360668929,-357012864,-356996863,-356994571,-201523245,-198004270,-141064507,-97472103,-32803790,-3670027,-3407918,-3276853,-3276849,-3211314,-3211310,-3145785,-3145779,-2949170,-2949169,-2909787,-2909617,-2905855,-694663,-693576,-655411,-655371,10,44,45,48,49,50,52,56,12290,19975,19978,20013,20070,20113,20171,20843,20856,20876,20986,21326,21381,21551,22270,22312,22823,22905,23458,23725,24109,24310,24320,24378,25918,26032,26041,26126,26159,26202,26368,26376,27784,29992,30340,31034,31036,32461,33268,34255,34920,35789,35843,38215,38271,38388,39302}'),
	('bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '{-2127783813,-2034130406,-2034126619,-2033844269,-1748566057,-1736716291,-1727618811,-1712215849,-1606638474,-1597672452,-1593468431,-1575309149,-1575288874,-1535744123,-1532520506,-1495748379,-1462272501,-1406241281,-1376160677,-1363497479,-1331452200,-1327136468,-1327128038,-1327104011,-1322682473,-1314870226,-1311596347,-805457623,-805437451,-410685507,-373840729,-272773123,-262032942,-201523245,-197556543,-195333063,-167784451,-159469894,-141064507,-32804767,-2918786,-2908100,-2707040,-2652479,-693833,-681722,-655371,10,40,41,44,12290,20013,20063,20182,20250,20316,20805,20998,21457,22312,22823,23384,23433,24037,24314,24378,24515,26126,26361,26500,26681,31034,31038,32467,33268,34920,35201,35328,35748,35782,35843,36766,36930,38472,39034}'),
	('450f2641-44e9-51df-bafd-0d1c2ce0b8ec', '{-1988386593,-1979741829,-1967927310,-1953046542,-1952981006,-1952943093,-1613388632,-1595952650,-1538782721,-1532428299,-1310094669,-1309209705,-806170627,-806092902,-805437451,-537719914,-537719912,-298736567,-200540219,-196579791,-99157469,-98369569,-98305494,-97846750,-50397217,-6619906,-3813389,-2117143,-2098666,-655371,-527288,10,32,58,101,769,1493,1500,1501,1513,8205,12290,12300,12301,19977,19990,23383,23478,24352,24618,30028,30340,35828,37326,128103,128104,128105,128512,134071}'),
	('a333bea4-cd16-51ec-86ca-9d4611edeea4', '{-2076660751,-2076639243,-2046531173,-1988382209,-1734709192,-1734707372,-1595952650,-1410230118,-1309510018,-1309239142,-1308654536,-805461793,-805437451,-375664643,-265899521,-264712195,-159479429,-145455612,-692186,-655371,10,12290,19968,19977,19981,21518,24352,26469,30340,31227,31687,34987,35201,36807,36825,38500}'),
	('fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '{-2127364141,-2033987587,-2033844269,-1988385699,-1965555723,-1820878601,-1728598863,-1728076072,-1717194251,-1714394440,-1712215849,-1712214523,-1706644528,-1706072455,-1698574339,-1597672452,-1593861439,-1593218432,-1580028281,-1554879816,-1537364870,-1501137001,-1495758469,-1462272501,-1459506791,-1412396329,-1412392463,-1401237507,-1397640908,-1375362606,-1368141827,-1366849853,-1365986824,-1321959118,-1318149294,-1315346823,-1315328364,-1311596347,-1309304577,-1309302519,-1309102477,-805463482,-805460346,-805437451,-428250496,-428246480,-428238384,-428238257,-428233776,-360672393,-360670650,-360668929,-357012864,-356996863,-356994571,-201523245,-198004270,-141064507,-97472103,-32803790,-3670027,-3407918,-3276853,-3276849,-3211314,-3211310,-3145785,-3145779,-2949170,-2949169,-2909787,-2909617,-2905855,-694663,-693576,-655411,-655371,10,44,45,48,49,50,52,56,12290,19975,19978,20013,20070,20113,20171,20843,20856,20876,20986,21326,21381,21551,22270,22312,22823,22905,23458,23725,24109,24310,24320,24378,25918,26032,26041,26126,26159,26202,26368,26376,27784,29992,30340,31034,31036,32461,33268,34255,34920,35789,35843,38215,38271,39302}');

INSERT INTO public.sought VALUES
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '2d00c32a227aa460f6078465b22de6180b2e932154910ff9ed21b7c8231a9926'),
	('a66588a6-eb83-5d9b-b866-756e7a0c4669', 'd9ed272fbec3ced39eea10fb50dd0f23f4fcbd4ba169b18b3cacbf5eefb3783f'),
	('f9f36e0f-4349-5312-b4fc-91bf16db5540', '7c97d148a403896bcc2575edac0d7e7519cbbd9f383444c076c29844aa22897b');

INSERT INTO public.source VALUES
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'a.txt', 'utf-8', 'a052c38d8ae050d10ad692c863dbb1a51f07ea53e8d3ba9250fa6a664ecccb70', '\xe99bb2e5b6bae98eaee59c96e69bb8e9a4a8e696b0e9a4a8e5959fe794a80a323032342d31312d30380a0ae98eaee995b7e696b9e5959fe6988ee587bae5b8ade585b8e7a6aee38082e696b9e5959fe6988ee59ca8e887b4e8a99ee4b8ade5bcb7e8aabf2ce59c96e69bb8e9a4a8e698afe98eaee4b88ae69c80e5a4a7e79a84e5aea2e5bbb3e380820ae9a4a8e995b7e6b288e69c88e88fafe4bb8be7b4b92ce696b0e9a4a8e8978fe69bb8e585abe890ace5868ae38082e5a5b9e8a1a8e7a4ba2ce6999ae99693e5bbb6e995b7e9968be694bee380820a'),
	('a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b.txt', 'utf-8', '4796c95a580e3c425986e40b153d17281d0c03c9acec3401fa4c069ddce785e1', '\xe7a4bee69c83e5b7a5e4bd9ce5a4a7e69c830a0ae69bb9e5bbbae6988ee59ca8e887b4e8beade4b8ade5bcb7e8aabf2ce8a681e58585e58886e8aa8de8ad98e7a4bee69c83e7b590e6a78be38082e4bb96e8a1a8e7a4ba2ce5bf83e5ae89e9a086e98182e380820ae99988e5ad98e6a0b928e7a4bee5b7a529e4b99fe799bce8a880e380820a'),
	('f9f36e0f-4349-5312-b4fc-91bf16db5540', 'c.txt', 'utf-8', '17245a69cd1e617593500f64b8e15cb799b8cba1b46f9f1d13e59dd6399711a0', '\xe680aae5ad970a0af0a0aeb7e9878ee5aeb6f09f9880e79a84e5bcb5e4b889f09f91a8e2808df09f91a9e2808df09f91a7e8aaaa3ae3808c65cc8120d7a9d79cd795d79d20e4b896e7958ce3808de380820a'),
	('dd8a03cb-92e7-590e-8035-14e96317957a', 'd.txt', 'utf-8', '7bddfb035809a8c48a02d2a727204ef51996a8bcd1607bc4ac42e620e03c868c', '\xe4b88de8a681e79a84e4b880e7af870a0ae98099e4b880e7af87e5be8ce4be86e8a2abe7a7bbe999a4e38082e5bcb5e4b889e4be86e9818ee380820a');

INSERT INTO public.status VALUES
	(117681628776824832, 3191876640067204558, false, '5a30bdb8-1ff4-512b-98c4-9f62e3a9bd34', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'done', '看完'),
	(117681628811755520, 3191876640067204558, false, 'f5b64263-cbbe-5412-8046-21bcc62e0f76', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'in_progress', ''),
	(117681628816801792, 3191876640067204558, false, 'ae60278a-4523-51a7-976e-96f56abc55a7', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'in_progress', ''),
	(117681628840329216, 3191876640067204558, false, 'b23c27c5-6019-5a3c-b3b9-62c1a9ceb1e1', 'dd8a03cb-92e7-590e-8035-14e96317957a', '01a216d1-5f10-7001-9f56-7b0edb1d953e', 'in_progress', ''),
	(117681628848455680, 3815384975034711610, false, '66e46fc8-ee3c-5692-b587-2979bd65f500', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '01a216d1-6413-7000-b9ed-268c23020bfa', 'in_progress', '');

INSERT INTO public.suggestion VALUES
	(117681628808151040, 3191876640067204558, false, 'eefc1dee-6fcd-5759-9318-a1691050572d', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 0, 3, '雲嶺鎮', 'names', '', 10000, 'accepted', '01a216d1-61b3-7001-8de5-d02aa85aeee4', '01a216d1-5f10-7001-9f56-7b0edb1d953e'),
	(117681628809986048, 3191876640067204558, false, '87b64adc-bf6e-5d5a-8037-62c5ef4bc915', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 3, 6, '圖書館', 'names', '', 10000, 'rejected', NULL, '01a216d1-5f10-7001-9f56-7b0edb1d953e');

INSERT INTO public.tag VALUES
	(117681628765749248, 3191876640067204558, false, 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 1, 'person', 'person', NULL, '#0072B2', '1', '人', '', '', 'any', '[]', '', false),
	(117681628765749248, 3191876640067204558, false, 'ec921913-9651-516d-900d-be7b69cdd21f', 2, 'role', 'role', NULL, '#E69F00', '2', '職', '', '', 'any', '[]', '', false),
	(117681628765749248, 3191876640067204558, false, '2368407e-9abf-583a-8e62-6a93d454f970', 3, 'quote', 'quote', NULL, '#009E73', '3', '言', '', '', 'any', '[]', '', false),
	(117681628765749248, 3191876640067204558, false, 'd366755c-3a40-5d3c-a784-283753a374f7', 4, 'theme', 'theme', NULL, '#CC79A7', '4', '題', '', '', 'any', '[]', '', false),
	(117681628765749248, 3191876640067204558, false, 'ec3482cb-223e-53f5-a412-1ec099171e22', 5, 'cue', 'cue', NULL, '#009E73', '', '曰', '', '', 'any', '[]', '', false),
	(117681628798582784, 3191876640067204558, false, '01a216d1-6121-7000-913e-1ae05500dac6', 6, 'theme', '文教', 'd366755c-3a40-5d3c-a784-283753a374f7', '#CC79A7', '8', '文', '文化與教育', '', 'any', '[]', '', false),
	(117681628843802624, 3191876640067204558, true, '01a216d1-63d3-7000-a375-822c347c8554', 7, 'role', '用不到', 'ec921913-9651-516d-900d-be7b69cdd21f', '#E69F00', '', '用', '', '', 'any', '[]', '', false);

INSERT INTO public.tally_part VALUES
	('a66588a6-eb83-5d9b-b866-756e7a0c4669', 0, 6),
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 0, 8),
	('f9f36e0f-4349-5312-b4fc-91bf16db5540', 0, 4),
	('ec921913-9651-516d-900d-be7b69cdd21f', 0, 1),
	('b5ba4ba8-4524-5e6f-8213-c447b213efca', 0, 10),
	('ec3482cb-223e-53f5-a412-1ec099171e22', 0, 1),
	('2368407e-9abf-583a-8e62-6a93d454f970', 0, 3),
	('d366755c-3a40-5d3c-a784-283753a374f7', 0, 3),
	('01a216d1-61eb-7000-88df-ffe5e71cdcb8', 0, 1),
	('01a216d1-6278-7000-b540-e7f17451f4ad', 0, 1),
	('01a216d1-61b4-7000-9660-fbdf6543ea7c', 0, 1),
	('01a216d1-5fdf-7000-97e3-a1f53704d8ec', 0, 2),
	('01a216d1-6237-7001-8683-7f7ef0146301', 0, 3),
	('01a216d1-60ab-7000-ac47-c132be2ef93b', 0, 2);

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

CREATE INDEX life_of_status ON public.life USING btree (operation) WHERE (((subject)::text = 'status'::text) AND ((event)::text <> 'born'::text));

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
