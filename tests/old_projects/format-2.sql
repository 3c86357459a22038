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
    features json NOT NULL
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
	(117677714865782784, 2279210116994481358, false, '01a21342-186a-7001-897f-af62d2c4f512', 'lin', NULL),
	(117677714921291776, 3052233032275709806, false, '01a21342-1bb4-7000-8831-ff920257c32f', 'chen', NULL);

INSERT INTO public.annotator_layout VALUES
	(2);

INSERT INTO public.article VALUES
	(117677714869583872, 2279210116994481358, false, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 1, 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', '雲嶺鎮圖書館新館啟用', '', '', '', '2024-11-08', '', 'zh', 'Hant', 1795619428556),
	(117677714871615488, 2279210116994481358, false, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 2, 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', '社會工作大會', '', '', '', '', '', 'zh', 'Hant', 1795619428584),
	(117677714872664064, 2279210116994481358, false, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 3, '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', '怪字', '', '', '', '', '', 'zh', 'Hant', 1795619428601),
	(117677714873712640, 2279210116994481358, true, 'dd8a03cb-92e7-590e-8035-14e96317957a', 4, 'a333bea4-cd16-51ec-86ca-9d4611edeea4', '不要的一篇', '', '', '', '', '', 'zh', 'Hant', 1795619428616);

INSERT INTO public.article_theme VALUES
	(117677714888261632, 2279210116994481358, false, '01a21342-19e6-7000-8544-e857c19f40ff', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '01a21342-19cd-7000-8f89-de1ce4b3a031', '01a21342-186a-7001-897f-af62d2c4f512');

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
	('01a21342-18c8-7000-a535-b6105f442261', 2, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ordinal', '[0]', '[1]', NULL),
	('01a21342-18c8-7000-a535-b6105f442261', 3, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'created', '[0]', '[1795619428556]', NULL),
	('01a21342-18c8-7000-a535-b6105f442261', 4, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'title', '[""]', '["雲嶺鎮圖書館新館啟用"]', NULL),
	('01a21342-18c8-7000-a535-b6105f442261', 5, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'published', '[""]', '["2024-11-08"]', NULL),
	('01a21342-18c8-7000-a535-b6105f442261', 6, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'language', '[""]', '["zh"]', NULL),
	('01a21342-18c8-7000-a535-b6105f442261', 7, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'script', '[""]', '["Hant"]', NULL),
	('01a21342-18e6-7000-b49a-e667fa5c56d9', 2, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'ordinal', '[0]', '[2]', NULL),
	('01a21342-18e6-7000-b49a-e667fa5c56d9', 3, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'created', '[0]', '[1795619428584]', NULL),
	('01a21342-18e6-7000-b49a-e667fa5c56d9', 4, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'title', '[""]', '["社會工作大會"]', NULL),
	('01a21342-18e6-7000-b49a-e667fa5c56d9', 5, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'language', '[""]', '["zh"]', NULL),
	('01a21342-18e6-7000-b49a-e667fa5c56d9', 6, 'article', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'script', '[""]', '["Hant"]', NULL),
	('01a21342-18f7-7000-9651-040a5d035c8c', 2, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'ordinal', '[0]', '[3]', NULL),
	('01a21342-18f7-7000-9651-040a5d035c8c', 3, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'created', '[0]', '[1795619428601]', NULL),
	('01a21342-18f7-7000-9651-040a5d035c8c', 4, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'title', '[""]', '["怪字"]', NULL),
	('01a21342-18f7-7000-9651-040a5d035c8c', 5, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'language', '[""]', '["zh"]', NULL),
	('01a21342-18f7-7000-9651-040a5d035c8c', 6, 'article', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'script', '[""]', '["Hant"]', NULL),
	('01a21342-1906-7000-8620-2b724ab383cf', 2, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'ordinal', '[0]', '[4]', NULL),
	('01a21342-1906-7000-8620-2b724ab383cf', 3, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'created', '[0]', '[1795619428616]', NULL),
	('01a21342-1906-7000-8620-2b724ab383cf', 4, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'title', '[""]', '["不要的一篇"]', NULL),
	('01a21342-1906-7000-8620-2b724ab383cf', 5, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'language', '[""]', '["zh"]', NULL),
	('01a21342-1906-7000-8620-2b724ab383cf', 6, 'article', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'script', '[""]', '["Hant"]', NULL),
	('01a21342-1932-7000-a974-625421c9a4d5', 4, 'status', 'e50f31c2-bd84-5943-9e5b-31c427e9f563', 'state', '["new"]', '["in_progress"]', NULL),
	('01a21342-1990-7000-a030-d99fb5c76b24', 2, 'mark', '01a21342-1962-7000-bf35-18aac185e2a6', 'person', '["01a21342-1967-7000-ab22-9d5bef9a77c4"]', '["01a21342-198f-7000-9004-b192fc40aa40"]', NULL),
	('01a21342-1990-7000-a030-d99fb5c76b24', 3, 'mark', '01a21342-1962-7000-bf35-18aac185e2a6', 'changed', '[1795619428706]', '[1795619428757]', NULL),
	('01a21342-1990-7000-a030-d99fb5c76b24', 4, 'mark', '01a21342-196e-7000-b5e6-ed5ccd50c44d', 'person', '[null]', '["01a21342-198f-7000-9004-b192fc40aa40"]', NULL),
	('01a21342-1990-7000-a030-d99fb5c76b24', 5, 'mark', '01a21342-196e-7000-b5e6-ed5ccd50c44d', 'changed', '[1795619428718]', '[1795619428762]', NULL),
	('01a21342-19ab-7000-af2e-f3f904f6ae85', 1, 'person', '01a21342-198f-7000-9004-b192fc40aa40', 'variants', '[[]]', '[["沈館長"]]', NULL),
	('01a21342-19ab-7000-af2e-f3f904f6ae85', 2, 'person', '01a21342-198f-7000-9004-b192fc40aa40', 'note', '[""]', '["館長"]', NULL),
	('01a21342-19ab-7000-af2e-f3f904f6ae85', 3, 'person', '01a21342-198f-7000-9004-b192fc40aa40', 'identifiers', '[{}]', '[{"wikidata": "Q1"}]', NULL),
	('01a21342-19b8-7000-8d66-758e518a7e09', 1, 'mark', '01a21342-195b-7000-91e4-18c625ab015a', 'note', '[""]', '["一鎮之長"]', NULL),
	('01a21342-19b8-7000-8d66-758e518a7e09', 2, 'mark', '01a21342-195b-7000-91e4-18c625ab015a', 'changed', '[1795619428699]', '[1795619428794]', NULL),
	('01a21342-19c2-7000-8ffd-8802b07fb48f', 1, 'mark', '01a21342-1974-7000-a66b-3e0c4fcabd2f', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 54, "圖書館是鎮上最大的客廳"]', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 55, "圖書館是鎮上最大的客廳。"]', NULL),
	('01a21342-19c2-7000-8ffd-8802b07fb48f', 2, 'mark', '01a21342-1974-7000-a66b-3e0c4fcabd2f', 'changed', '[1795619428724]', '[1795619428804]', NULL),
	('01a21342-19d8-7000-91f7-59231db7c3de', 1, 'tag', '01a21342-19cd-7000-8f89-de1ce4b3a031', 'name', '["文化"]', '["文教"]', NULL),
	('01a21342-19d8-7000-91f7-59231db7c3de', 2, 'tag', '01a21342-19cd-7000-8f89-de1ce4b3a031', 'description', '[""]', '["文化與教育"]', NULL),
	('01a21342-19ec-7000-96bf-093cc84f98aa', 1, 'status', 'e50f31c2-bd84-5943-9e5b-31c427e9f563', 'state', '["in_progress"]', '["done"]', '01a21342-1932-7000-a974-625421c9a4d5'),
	('01a21342-19ec-7000-96bf-093cc84f98aa', 2, 'status', 'e50f31c2-bd84-5943-9e5b-31c427e9f563', 'note', '[""]', '["看完"]', NULL),
	('01a21342-19f9-7000-a102-fe130772d896', 1, 'article', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'body', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043"]', NULL),
	('01a21342-19f9-7000-a102-fe130772d896', 2, 'mark', '01a21342-195b-7000-91e4-18c625ab015a', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 23, 25, "鎮長"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 23, 25, "鎮長"]', NULL),
	('01a21342-19f9-7000-a102-fe130772d896', 3, 'mark', '01a21342-1935-7000-aba1-945d2d05600a', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 25, 28, "方啟明"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 25, 28, "方啟明"]', NULL),
	('01a21342-19f9-7000-a102-fe130772d896', 4, 'mark', '01a21342-1951-7000-812a-709a3c674165', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 33, 36, "方啟明"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 33, 36, "方啟明"]', NULL),
	('01a21342-19f9-7000-a102-fe130772d896', 5, 'mark', '01a21342-1987-7000-b236-d7f7af7ca236', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 40, 42, "強調"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 40, 42, "強調"]', NULL),
	('01a21342-19f9-7000-a102-fe130772d896', 6, 'mark', '01a21342-1974-7000-a66b-3e0c4fcabd2f', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 43, 55, "圖書館是鎮上最大的客廳。"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 43, 55, "圖書館是鎮上最大的客廳。"]', '01a21342-19c2-7000-8ffd-8802b07fb48f'),
	('01a21342-19f9-7000-a102-fe130772d896', 7, 'mark', '01a21342-1962-7000-bf35-18aac185e2a6', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 58, 61, "沈月華"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 58, 61, "沈月華"]', NULL),
	('01a21342-19f9-7000-a102-fe130772d896', 8, 'mark', '01a21342-196e-7000-b5e6-ed5ccd50c44d', 'span', '["d0f866b9-3c88-5bc5-ba8f-d34b28a823b9", 72, 73, "她"]', '["fb2c8f0a-686f-5fd4-a860-8b1fb4894043", 72, 73, "她"]', NULL),
	('01a21342-1a3c-7000-a953-09dca1938deb', 4, 'status', '14e6e579-22ea-5145-aac6-4e70d0d500b8', 'state', '["new"]', '["in_progress"]', NULL),
	('01a21342-1a70-7000-8a87-6655b5d6d62e', 4, 'status', '430479ab-46e1-5dce-aee3-ccc109febc8e', 'state', '["new"]', '["in_progress"]', NULL),
	('01a21342-1a8c-7000-b5fd-24b5f675e232', 1, 'mark', '01a21342-1a83-7000-9c5d-ac71a0858776', 'person', '[null]', '["01a21342-1a75-7000-abfe-40b814489c8b"]', NULL),
	('01a21342-1a8c-7000-b5fd-24b5f675e232', 2, 'mark', '01a21342-1a83-7000-9c5d-ac71a0858776', 'changed', '[1795619428995]', '[1795619429007]', NULL),
	('01a21342-1ab4-7000-84a8-cfb6a5d1e55e', 1, 'person', '01a21342-1a9b-7000-9937-b6ca818fdc2a', 'merged', '[null]', '["01a21342-1aab-7000-ac18-85921ce147cb"]', NULL);
INSERT INTO public.change VALUES
	('01a21342-1ab4-7000-84a8-cfb6a5d1e55e', 2, 'person', '01a21342-1aab-7000-ac18-85921ce147cb', 'variants', '[[]]', '[["陈存根"]]', NULL),
	('01a21342-1ac1-7000-8f15-d7d2fa6b4b7b', 1, 'mark', '01a21342-1aa5-7000-965c-05c14668c1d6', 'tag', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '["d366755c-3a40-5d3c-a784-283753a374f7"]', NULL),
	('01a21342-1ac1-7000-8f15-d7d2fa6b4b7b', 2, 'mark', '01a21342-1aa5-7000-965c-05c14668c1d6', 'changed', '[1795619429029]', '[1795619429060]', NULL),
	('01a21342-1afd-7000-a1de-6303f855f8eb', 1, 'mark', '01a21342-1aa5-7000-965c-05c14668c1d6', 'tag', '["d366755c-3a40-5d3c-a784-283753a374f7"]', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '01a21342-1ac1-7000-8f15-d7d2fa6b4b7b'),
	('01a21342-1afd-7000-a1de-6303f855f8eb', 2, 'mark', '01a21342-1aa5-7000-965c-05c14668c1d6', 'changed', '[1795619429060]', '[1795619429029]', '01a21342-1ac1-7000-8f15-d7d2fa6b4b7b'),
	('01a21342-1b16-7000-97ae-8f6c781baac8', 1, 'mark', '01a21342-1aa5-7000-965c-05c14668c1d6', 'tag', '["ec921913-9651-516d-900d-be7b69cdd21f"]', '["d366755c-3a40-5d3c-a784-283753a374f7"]', '01a21342-1afd-7000-a1de-6303f855f8eb'),
	('01a21342-1b16-7000-97ae-8f6c781baac8', 2, 'mark', '01a21342-1aa5-7000-965c-05c14668c1d6', 'changed', '[1795619429029]', '[1795619429060]', '01a21342-1afd-7000-a1de-6303f855f8eb'),
	('01a21342-1b4a-7000-aa4a-b87211de87d2', 3, 'status', 'c678951c-364f-575f-ad7f-61bfa0622100', 'state', '["new"]', '["in_progress"]', NULL),
	('01a21342-1bdc-7000-8b16-9ed17ba1d18e', 3, 'status', '0eb5b9fb-d084-5efe-a4a2-7100f6f3e3de', 'state', '["new"]', '["in_progress"]', NULL),
	('01a21342-1c0e-7000-bef5-0be39a775c4b', 1, 'mark', '01a21342-1c08-7000-8016-bb7259b3b3ff', 'note', '[""]', '["要點"]', NULL),
	('01a21342-1c0e-7000-bef5-0be39a775c4b', 2, 'mark', '01a21342-1c08-7000-8016-bb7259b3b3ff', 'changed', '[1795619429384]', '[1795619429394]', NULL);

INSERT INTO public.life VALUES
	('01a21342-188c-7000-9c65-d8d3af008086', 1, 'project', 'born', '\xbe560e161a885494aa1156e2435aced5', NULL),
	('01a21342-188c-7000-9c65-d8d3af008086', 2, 'tag', 'born', '\xb5ba4ba845245e6f8213c447b213efcaec9219139651516d900dbe7b69cdd21f2368407e9abf583a8e626a93d454f970d366755c3a405d3ca784283753a374f7ec3482cb223e53f5a4121ec099171e22', NULL),
	('01a21342-188c-7000-9c65-d8d3af008086', 3, 'link_type', 'born', '\xd48b0f69b7b75ec4ab1cce1fed5d0e62948b7b3d32f759759c5f7b6ebcb561c9f1ae7b9c168b58b088e69c88a99b5593431ab041206150e9b1c3919f476b60c8', NULL),
	('01a21342-18c8-7000-a535-b6105f442261', 1, 'article', 'born', '\xfe9f497f8e3d5e67a36daceca14dab6b', NULL),
	('01a21342-18e6-7000-b49a-e667fa5c56d9', 1, 'article', 'born', '\xa66588a6eb835d9bb866756e7a0c4669', NULL),
	('01a21342-18f7-7000-9651-040a5d035c8c', 1, 'article', 'born', '\xf9f36e0f43495312b4fc91bf16db5540', NULL),
	('01a21342-1906-7000-8620-2b724ab383cf', 1, 'article', 'born', '\xdd8a03cb92e7590e803514e96317957a', NULL),
	('01a21342-1932-7000-a974-625421c9a4d5', 1, 'person', 'born', '\x01a21342193b7000a514d703a9eb924f', NULL),
	('01a21342-1932-7000-a974-625421c9a4d5', 2, 'mark', 'born', '\x01a2134219357000aba1945d2d05600a', NULL),
	('01a21342-1932-7000-a974-625421c9a4d5', 3, 'status', 'born', '\xe50f31c2bd8459439e5b31c427e9f563', NULL),
	('01a21342-1950-7000-b11c-e20c004dc22d', 1, 'mark', 'born', '\x01a2134219517000812a709a3c674165', NULL),
	('01a21342-1959-7000-8c88-b0dfbd1b0a8b', 1, 'mark', 'born', '\x01a21342195b700091e418c625ab015a', NULL),
	('01a21342-1961-7000-98a0-0fe50eaecdcb', 1, 'person', 'born', '\x01a2134219677000ab229d5bef9a77c4', NULL),
	('01a21342-1961-7000-98a0-0fe50eaecdcb', 2, 'mark', 'born', '\x01a2134219627000bf3518aac185e2a6', NULL),
	('01a21342-196d-7000-963b-b963f46d2ee1', 1, 'mark', 'born', '\x01a21342196e7000b5e6ed5ccd50c44d', NULL),
	('01a21342-1973-7000-87bf-565089d9c925', 1, 'mark', 'born', '\x01a2134219747000a66b3e0c4fcabd2f', NULL),
	('01a21342-1978-7000-9c56-94f1c57281e9', 1, 'link', 'born', '\x01a21342197b7000adf0719713652edc', NULL),
	('01a21342-1980-7000-893f-fa71e11d67c9', 1, 'link', 'born', '\x01a2134219827000a2139920861b0390', NULL),
	('01a21342-1986-7000-9395-f7dfc30a0fe5', 1, 'mark', 'born', '\x01a2134219877000b236d7f7af7ca236', NULL),
	('01a21342-1986-7000-9395-f7dfc30a0fe5', 2, 'link', 'born', '\x01a2134219887000b8b20afdbe348a35', NULL),
	('01a21342-1990-7000-a030-d99fb5c76b24', 1, 'person', 'born', '\x01a21342198f70009004b192fc40aa40', NULL),
	('01a21342-1990-7000-a030-d99fb5c76b24', 6, 'person', 'gone', '\x01a2134219677000ab229d5bef9a77c4', '\x0000000000000000'),
	('01a21342-19ce-7000-a169-6ba985855cf0', 1, 'tag', 'born', '\x01a2134219cd70008f89de1ce4b3a031', NULL),
	('01a21342-19e4-7000-94e9-e04955e1e79d', 1, 'article_theme', 'born', '\x01a2134219e670008544e857c19f40ff', NULL),
	('01a21342-1a19-7000-9460-69f4fba8f759', 1, 'person', 'born', '\x01a213421a2070009de17c6c8d0a5bb1', NULL),
	('01a21342-1a19-7000-9460-69f4fba8f759', 2, 'mark', 'born', '\x01a213421a1c7000b2511d634cf634b1', NULL),
	('01a21342-1a29-7000-8bb7-3fb39c4175be', 1, 'suggestion', 'born', '\x8e82861d024659eab74fb285d8e75533', NULL),
	('01a21342-1a3c-7000-a953-09dca1938deb', 1, 'person', 'born', '\x01a213421a417000bf7e7ae32228e864', NULL),
	('01a21342-1a3c-7000-a953-09dca1938deb', 2, 'mark', 'born', '\x01a213421a3d7000aa7d24137f76b63c', NULL),
	('01a21342-1a3c-7000-a953-09dca1938deb', 3, 'status', 'born', '\x14e6e57922ea5145aac64e70d0d500b8', NULL),
	('01a21342-1a4d-7000-8f34-7879e8b18d55', 1, 'mark', 'born', '\x01a213421a4f7000866fa850f7a2403b', NULL),
	('01a21342-1a56-7000-8ea8-47967fcc4bb4', 1, 'mark', 'born', '\x01a213421a587000ac0d5dcb7d246ec8', NULL),
	('01a21342-1a5f-7000-8de5-8ec7a52afb95', 1, 'mark', 'born', '\x01a213421a617000b9a4c0c2e586c013', NULL),
	('01a21342-1a70-7000-8a87-6655b5d6d62e', 1, 'person', 'born', '\x01a213421a757000abfe40b814489c8b', NULL),
	('01a21342-1a70-7000-8a87-6655b5d6d62e', 2, 'mark', 'born', '\x01a213421a72700080f9a0fbb1b8e4fc', NULL),
	('01a21342-1a70-7000-8a87-6655b5d6d62e', 3, 'status', 'born', '\x430479ab46e15dceaee3ccc109febc8e', NULL),
	('01a21342-1a81-7000-b73a-dc6b8c2826bb', 1, 'mark', 'born', '\x01a213421a8370009c5dac71a0858776', NULL),
	('01a21342-1a96-7000-af46-a98839e78503', 1, 'person', 'born', '\x01a213421a9b70009937b6ca818fdc2a', NULL),
	('01a21342-1a96-7000-af46-a98839e78503', 2, 'mark', 'born', '\x01a213421a9870008cb85df0e2595cd5', NULL),
	('01a21342-1aa4-7000-b9da-82189b5b9f81', 1, 'mark', 'born', '\x01a213421aa57000965c05c14668c1d6', NULL),
	('01a21342-1aac-7000-9ce6-b56d8246e742', 1, 'person', 'born', '\x01a213421aab7000ac1885921ce147cb', NULL),
	('01a21342-1acf-7000-8f54-ea2dae7ef7df', 1, 'mark', 'gone', '\x01a213421aa57000965c05c14668c1d6', '\x01a213421ac20000'),
	('01a21342-1ae3-7000-9623-c5e31127545d', 1, 'mark', 'back', '\x01a213421aa57000965c05c14668c1d6', '\x01a213421ac20000'),
	('01a21342-1b29-7000-986c-c9ca32420d17', 1, 'mark', 'born', '\x01a213421b2a7000b05586fbb02e0883', NULL),
	('01a21342-1b34-7000-b089-d0b7f22fb326', 1, 'mark', 'gone', '\x01a213421b2a7000b05586fbb02e0883', '\x0000000000000000'),
	('01a21342-1b4a-7000-aa4a-b87211de87d2', 1, 'mark', 'born', '\x01a213421b4c7000a64953eea8e3ee40', NULL),
	('01a21342-1b4a-7000-aa4a-b87211de87d2', 2, 'status', 'born', '\xc678951c364f575fad7f61bfa0622100', NULL),
	('01a21342-1b5c-7000-8b55-0ec1dae02a47', 1, 'mark', 'gone', '\x01a213421b4c7000a64953eea8e3ee40', '\x0000000000000000'),
	('01a21342-1b5c-7000-8b55-0ec1dae02a47', 2, 'article', 'gone', '\xdd8a03cb92e7590e803514e96317957a', '\x01a213421b4b0000'),
	('01a21342-1b73-7000-8a41-2719e6bbb2e6', 1, 'tag', 'born', '\x01a213421b727000a94eb2f58346044d', NULL);
INSERT INTO public.life VALUES
	('01a21342-1b7d-7000-ae19-10bf38eae133', 1, 'tag', 'gone', '\x01a213421b727000a94eb2f58346044d', '\x0000000000000000'),
	('01a21342-1bdc-7000-8b16-9ed17ba1d18e', 1, 'mark', 'born', '\x01a213421be270009d5e85b350ccf9dd', NULL),
	('01a21342-1bdc-7000-8b16-9ed17ba1d18e', 2, 'status', 'born', '\x0eb5b9fbd0845efea4a27100f6f3e3de', NULL),
	('01a21342-1c07-7000-8620-d908b894e72f', 1, 'mark', 'born', '\x01a213421c0870008016bb7259b3b3ff', NULL),
	('01a21342-1c4c-7000-8812-3f2f98d6c660', 1, 'mark', 'born', '\x01a213421c4f70009dc0571fd99ce387', NULL),
	('01a21342-1c5d-7000-8f81-fc03545d7860', 1, 'mark', 'gone', '\x01a213421c4f70009dc0571fd99ce387', '\x0000000000000000');

INSERT INTO public.link VALUES
	(117677714881118208, 2279210116994481358, false, '01a21342-197b-7000-adf0-719713652edc', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'd48b0f69-b7b7-5ec4-ab1c-ce1fed5d0e62', '01a21342-1935-7000-aba1-945d2d05600a', '01a21342-195b-7000-91e4-18c625ab015a', '01a21342-186a-7001-897f-af62d2c4f512'),
	(117677714881642496, 2279210116994481358, false, '01a21342-1982-7000-a213-9920861b0390', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '948b7b3d-32f7-5975-9c5f-7b6ebcb561c9', '01a21342-1951-7000-812a-709a3c674165', '01a21342-1974-7000-a66b-3e0c4fcabd2f', '01a21342-186a-7001-897f-af62d2c4f512'),
	(117677714882035712, 2279210116994481358, false, '01a21342-1988-7000-b8b2-0afdbe348a35', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'f1ae7b9c-168b-58b0-88e6-9c88a99b5593', '01a21342-1974-7000-a66b-3e0c4fcabd2f', '01a21342-1987-7000-b236-d7f7af7ca236', '01a21342-186a-7001-897f-af62d2c4f512');

INSERT INTO public.link_type VALUES
	(117677714865782784, 2279210116994481358, false, 'd48b0f69-b7b7-5ec4-ab1c-ce1fed5d0e62', 1, 'holds', '["person"]', '["role"]'),
	(117677714865782784, 2279210116994481358, false, '948b7b3d-32f7-5975-9c5f-7b6ebcb561c9', 2, 'says', '["person"]', '["quote"]'),
	(117677714865782784, 2279210116994481358, false, 'f1ae7b9c-168b-58b0-88e6-9c88a99b5593', 3, 'cue', '["quote"]', '["cue"]'),
	(117677714865782784, 2279210116994481358, false, '431ab041-2061-50e9-b1c3-919f476b60c8', 4, 'continues', '["quote"]', '["quote"]');

INSERT INTO public.mark VALUES
	(117677714876530688, 2279210116994481358, false, '01a21342-1935-7000-aba1-945d2d05600a', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 25, 28, '方啟明', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', '01a21342-193b-7000-a514-d703a9eb924f', '', '{}', 1795619428661, 1795619428661),
	(117677714878496768, 2279210116994481358, false, '01a21342-1951-7000-812a-709a3c674165', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 33, 36, '方啟明', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', '01a21342-193b-7000-a514-d703a9eb924f', '', '{}', 1795619428689, 1795619428689),
	(117677714879152128, 2279210116994481358, false, '01a21342-195b-7000-91e4-18c625ab015a', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ec921913-9651-516d-900d-be7b69cdd21f', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 23, 25, '鎮長', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', NULL, '一鎮之長', '{}', 1795619428699, 1795619428794),
	(117677714879610880, 2279210116994481358, false, '01a21342-1962-7000-bf35-18aac185e2a6', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 58, 61, '沈月華', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', '01a21342-198f-7000-9004-b192fc40aa40', '', '{}', 1795619428706, 1795619428757),
	(117677714880462848, 2279210116994481358, false, '01a21342-196e-7000-b5e6-ed5ccd50c44d', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 72, 73, '她', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', '01a21342-198f-7000-9004-b192fc40aa40', '', '{}', 1795619428718, 1795619428762),
	(117677714880790528, 2279210116994481358, false, '01a21342-1974-7000-a66b-3e0c4fcabd2f', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '2368407e-9abf-583a-8e62-6a93d454f970', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 43, 55, '圖書館是鎮上最大的客廳。', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', NULL, '', '{}', 1795619428724, 1795619428804),
	(117677714882035712, 2279210116994481358, false, '01a21342-1987-7000-b236-d7f7af7ca236', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'ec3482cb-223e-53f5-a412-1ec099171e22', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 40, 42, '強調', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', NULL, '', '{}', 1795619428743, 1795619428743),
	(117677714891735040, 2279210116994481358, false, '01a21342-1a1c-7000-b251-1d634cf634b1', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'fb2c8f0a-686f-5fd4-a860-8b1fb4894043', 0, 3, '雲嶺鎮', '01a21342-186a-7001-897f-af62d2c4f512', 'suggestion', '01a21342-1a20-7000-9de1-7c6c8d0a5bb1', '', '{}', 1795619428892, 1795619428892),
	(117677714893963264, 2279210116994481358, false, '01a21342-1a3d-7000-aa7d-24137f76b63c', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 9, 11, '張三', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', '01a21342-1a41-7000-bf7e-7ae32228e864', '', '{}', 1795619428925, 1795619428925),
	(117677714895142912, 2279210116994481358, false, '01a21342-1a4f-7000-866f-a850f7a2403b', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'd366755c-3a40-5d3c-a784-283753a374f7', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 4, 8, '𠮷野家😀', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', NULL, '', '{}', 1795619428943, 1795619428943),
	(117677714895732736, 2279210116994481358, false, '01a21342-1a58-7000-ac0d-5dcb7d246ec8', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 'd366755c-3a40-5d3c-a784-283753a374f7', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 11, 16, '👨‍👩‍👧', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', NULL, '', '{}', 1795619428952, 1795619428952),
	(117677714896322560, 2279210116994481358, false, '01a21342-1a61-7000-b9a4-c0c2e586c013', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '2368407e-9abf-583a-8e62-6a93d454f970', '450f2641-44e9-51df-bafd-0d1c2ce0b8ec', 19, 29, 'é שלום 世界', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', NULL, '', '{}', 1795619428961, 1795619428961),
	(117677714897436672, 2279210116994481358, false, '01a21342-1a72-7000-80f9-a0fbb1b8e4fc', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 8, 11, '曹建明', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', '01a21342-1a75-7000-abfe-40b814489c8b', '', '{}', 1795619428978, 1795619428978),
	(117677714898550784, 2279210116994481358, false, '01a21342-1a83-7000-9c5d-ac71a0858776', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 28, 29, '他', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', '01a21342-1a75-7000-abfe-40b814489c8b', '', '{}', 1795619428995, 1795619429007),
	(117677714899927040, 2279210116994481358, false, '01a21342-1a98-7000-8cb8-5df0e2595cd5', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 38, 41, '陈存根', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', '01a21342-1a9b-7000-9937-b6ca818fdc2a', '', '{}', 1795619429016, 1795619429016),
	(117677714900779008, 2279210116994481358, false, '01a21342-1aa5-7000-965c-05c14668c1d6', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'd366755c-3a40-5d3c-a784-283753a374f7', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 42, 44, '社工', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', NULL, '', '{}', 1795619429029, 1795619429060),
	(117677714909495296, 2279210116994481358, true, '01a21342-1b2a-7000-b055-86fbb02e0883', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'd366755c-3a40-5d3c-a784-283753a374f7', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 23, 27, '社會結構', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', NULL, '', '{}', 1795619429162, 1795619429162),
	(117677714911723520, 2279210116994481358, true, '01a21342-1b4c-7000-a649-53eea8e3ee40', 'dd8a03cb-92e7-590e-8035-14e96317957a', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'a333bea4-cd16-51ec-86ca-9d4611edeea4', 16, 18, '張三', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', '01a21342-1a41-7000-bf7e-7ae32228e864', '', '{}', 1795619429196, 1795619429196),
	(117677714921291776, 3052233032275709806, false, '01a21342-1be2-7000-9d5e-85b350ccf9dd', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 8, 11, '曹建明', '01a21342-1bb4-7000-8831-ff920257c32f', 'hand', '01a21342-1a75-7000-abfe-40b814489c8b', '', '{}', 1795619429346, 1795619429346),
	(117677714924044288, 3052233032275709806, false, '01a21342-1c08-7000-8016-bb7259b3b3ff', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '2368407e-9abf-583a-8e62-6a93d454f970', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 18, 27, '要充分認識社會結構', '01a21342-1bb4-7000-8831-ff920257c32f', 'hand', NULL, '要點', '{}', 1795619429384, 1795619429394),
	(117677714928566272, 1064639565024936194, true, '01a21342-1c4f-7000-9dc0-571fd99ce387', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '2368407e-9abf-583a-8e62-6a93d454f970', 'bf27b9a7-41ce-5e00-b41a-8ba28df7381a', 32, 36, '心安順遂', '01a21342-186a-7001-897f-af62d2c4f512', 'hand', NULL, '', '{}', 1795619429455, 1795619429455);

INSERT INTO public.operation VALUES
	('01a21342-188c-7000-9c65-d8d3af008086', 117677714865782784, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'project.made', '舊檔 2', 1795619428508, NULL, NULL, NULL, NULL, 'done'),
	('01a21342-18c8-7000-a535-b6105f442261', 117677714869583872, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'articles.imported', 'a.txt', 1795619428571, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a21342-18e6-7000-b49a-e667fa5c56d9', 117677714871615488, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'articles.imported', 'b.txt', 1795619428590, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', NULL, NULL, NULL, 'done'),
	('01a21342-18f7-7000-9651-040a5d035c8c', 117677714872664064, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'articles.imported', 'c.txt', 1795619428607, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', NULL, NULL, NULL, 'done'),
	('01a21342-1906-7000-8620-2b724ab383cf', 117677714873712640, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'articles.imported', 'd.txt', 1795619428622, 'dd8a03cb-92e7-590e-8035-14e96317957a', NULL, NULL, NULL, 'done'),
	('01a21342-1932-7000-a974-625421c9a4d5', 117677714876530688, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '方啟明', 1795619428683, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 25, 28, NULL, 'done'),
	('01a21342-1950-7000-b11c-e20c004dc22d', 117677714878496768, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '方啟明', 1795619428694, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 33, 36, NULL, 'done'),
	('01a21342-1959-7000-8c88-b0dfbd1b0a8b', 117677714879152128, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '鎮長', 1795619428701, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a21342-1961-7000-98a0-0fe50eaecdcb', 117677714879610880, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '沈月華', 1795619428714, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 58, 61, NULL, 'done'),
	('01a21342-196d-7000-963b-b963f46d2ee1', 117677714880462848, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '她', 1795619428720, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 72, 73, NULL, 'done'),
	('01a21342-1973-7000-87bf-565089d9c925', 117677714880790528, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '圖書館是鎮上最大的客廳', 1795619428725, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a21342-1978-7000-9c56-94f1c57281e9', 117677714881118208, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'holder.set', '方啟明', 1795619428733, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a21342-1980-7000-893f-fa71e11d67c9', 117677714881642496, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'speaker.set', '方啟明', 1795619428739, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a21342-1986-7000-9395-f7dfc30a0fe5', 117677714882035712, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'cue.set', '強調', 1795619428745, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 54, NULL, 'done'),
	('01a21342-1990-7000-a030-d99fb5c76b24', 117677714882691072, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'person.created', '沈月華館長', 1795619428774, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 72, 73, NULL, 'done'),
	('01a21342-19ab-7000-af2e-f3f904f6ae85', 117677714884460544, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'person.edited', '沈月華館長', 1795619428788, NULL, NULL, NULL, NULL, 'done'),
	('01a21342-19b8-7000-8d66-758e518a7e09', 117677714885312512, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.noted', '鎮長', 1795619428798, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 23, 25, NULL, 'done'),
	('01a21342-19c2-7000-8ffd-8802b07fb48f', 117677714885967872, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.moved', '圖書館是鎮上最大的客廳。', 1795619428810, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 43, 55, NULL, 'done'),
	('01a21342-19ce-7000-a169-6ba985855cf0', 117677714886819840, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'tag.added', '文化', 1795619428818, NULL, NULL, NULL, NULL, 'done'),
	('01a21342-19d8-7000-91f7-59231db7c3de', 117677714887409664, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'tag.edited', '文教', 1795619428831, NULL, NULL, NULL, NULL, 'done'),
	('01a21342-19e4-7000-94e9-e04955e1e79d', 117677714888261632, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'theme.set', '文教', 1795619428841, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a21342-19ec-7000-96bf-093cc84f98aa', 117677714888785920, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'status.set', '雲嶺鎮圖書館新館啟用', 1795619428853, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', NULL, NULL, NULL, 'done'),
	('01a21342-19f9-7000-a102-fe130772d896', 117677714889572352, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'article.corrected', '雲嶺鎮圖書館新館啟用', 1795619428884, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 76, 78, NULL, 'done'),
	('01a21342-1a19-7000-9460-69f4fba8f759', 117677714891735040, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'suggestions.accepted', '雲嶺鎮', 1795619428900, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 0, 3, NULL, 'done'),
	('01a21342-1a29-7000-8bb7-3fb39c4175be', 117677714892718080, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'suggestions.rejected', '圖書館', 1795619428911, 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 3, 6, NULL, 'done'),
	('01a21342-1a3c-7000-a953-09dca1938deb', 117677714893963264, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '張三', 1795619428936, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 9, 11, NULL, 'done'),
	('01a21342-1a4d-7000-8f34-7879e8b18d55', 117677714895142912, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '𠮷野家😀', 1795619428946, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 4, 8, NULL, 'done'),
	('01a21342-1a56-7000-8ea8-47967fcc4bb4', 117677714895732736, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '👨‍👩‍👧', 1795619428955, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 11, 16, NULL, 'done'),
	('01a21342-1a5f-7000-8de5-8ec7a52afb95', 117677714896322560, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', 'é שלום 世界', 1795619428963, 'f9f36e0f-4349-5312-b4fc-91bf16db5540', 19, 29, NULL, 'done'),
	('01a21342-1a70-7000-8a87-6655b5d6d62e', 117677714897436672, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '曹建明', 1795619428988, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 8, 11, NULL, 'done'),
	('01a21342-1a81-7000-b73a-dc6b8c2826bb', 117677714898550784, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '他', 1795619428998, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 28, 29, NULL, 'done'),
	('01a21342-1a8c-7000-b5fd-24b5f675e232', 117677714899206144, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'person.joined', '曹建明', 1795619429010, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 28, 29, NULL, 'done'),
	('01a21342-1a96-7000-af46-a98839e78503', 117677714899927040, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '陈存根', 1795619429023, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 38, 41, NULL, 'done'),
	('01a21342-1aa4-7000-b9da-82189b5b9f81', 117677714900779008, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '社工', 1795619429032, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'done'),
	('01a21342-1aac-7000-9ce6-b56d8246e742', 117677714901303296, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'person.created', '陳存根', 1795619429039, NULL, NULL, NULL, NULL, 'done'),
	('01a21342-1ab4-7000-84a8-cfb6a5d1e55e', 117677714901893120, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'people.merged', '陳存根', 1795619429053, NULL, NULL, NULL, NULL, 'done'),
	('01a21342-1ac1-7000-8f15-d7d2fa6b4b7b', 117677714902745088, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.relabelled', '社工', 1795619429067, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'done'),
	('01a21342-1acf-7000-8f54-ea2dae7ef7df', 117677714903662592, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.removed', '社工', 1795619429083, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, NULL, 'dropped'),
	('01a21342-1ae3-7000-9623-c5e31127545d', 117677714904907776, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'undo', 'remove the mark 社工', 1795619429111, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a21342-1acf-7000-8f54-ea2dae7ef7df', 'done'),
	('01a21342-1afd-7000-a1de-6303f855f8eb', 117677714906611712, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'undo', 'relabel 社工', 1795619429132, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a21342-1ac1-7000-8f15-d7d2fa6b4b7b', 'done'),
	('01a21342-1b16-7000-97ae-8f6c781baac8', 117677714908250112, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'redo', 'relabel 社工', 1795619429156, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 42, 44, '01a21342-1ac1-7000-8f15-d7d2fa6b4b7b', 'done'),
	('01a21342-1b29-7000-986c-c9ca32420d17', 117677714909495296, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '社會結構', 1795619429165, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 23, 27, NULL, 'dropped'),
	('01a21342-1b34-7000-b089-d0b7f22fb326', 117677714910216192, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'undo', 'mark 社會結構', 1795619429181, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 23, 27, '01a21342-1b29-7000-986c-c9ca32420d17', 'done'),
	('01a21342-1b4a-7000-aa4a-b87211de87d2', 117677714911723520, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '張三', 1795619429206, 'dd8a03cb-92e7-590e-8035-14e96317957a', 16, 18, NULL, 'done'),
	('01a21342-1b5c-7000-8b55-0ec1dae02a47', 117677714912837632, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'article.removed', '不要的一篇', 1795619429230, 'dd8a03cb-92e7-590e-8035-14e96317957a', NULL, NULL, NULL, 'done'),
	('01a21342-1b73-7000-8a41-2719e6bbb2e6', 117677714914344960, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'tag.added', '用不到', 1795619429239, NULL, NULL, NULL, NULL, 'done'),
	('01a21342-1b7d-7000-ae19-10bf38eae133', 117677714915000320, 2279210116994481358, '01a21342-186a-7001-897f-af62d2c4f512', 'tag.removed', '用不到', 1795619429256, NULL, NULL, NULL, NULL, 'done'),
	('01a21342-1bdc-7000-8b16-9ed17ba1d18e', 117677714921291776, 3052233032275709806, '01a21342-1bb4-7000-8831-ff920257c32f', 'mark.added', '曹建明', 1795619429375, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 8, 11, NULL, 'done'),
	('01a21342-1c07-7000-8620-d908b894e72f', 117677714924044288, 3052233032275709806, '01a21342-1bb4-7000-8831-ff920257c32f', 'mark.added', '要充分認識社會結構', 1795619429386, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 18, 27, NULL, 'done'),
	('01a21342-1c0e-7000-bef5-0be39a775c4b', 117677714924568576, 3052233032275709806, '01a21342-1bb4-7000-8831-ff920257c32f', 'mark.noted', '要充分認識社會結構', 1795619429399, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 18, 27, NULL, 'done');
INSERT INTO public.operation VALUES
	('01a21342-1c4c-7000-8812-3f2f98d6c660', 117677714928566272, 1064639565024936194, '01a21342-186a-7001-897f-af62d2c4f512', 'mark.added', '心安順遂', 1795619429461, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 32, 36, NULL, 'undone'),
	('01a21342-1c5d-7000-8f81-fc03545d7860', 117677714929745920, 1064639565024936194, '01a21342-186a-7001-897f-af62d2c4f512', 'undo', 'mark 心安順遂', 1795619429485, 'a66588a6-eb83-5d9b-b866-756e7a0c4669', 32, 36, '01a21342-1c4c-7000-8812-3f2f98d6c660', 'done');

INSERT INTO public.person VALUES
	(117677714876530688, 2279210116994481358, false, '01a21342-193b-7000-a514-d703a9eb924f', '方啟明', '[]', '', '{}', NULL),
	(117677714879610880, 2279210116994481358, true, '01a21342-1967-7000-ab22-9d5bef9a77c4', '沈月華', '[]', '', '{}', NULL),
	(117677714882691072, 2279210116994481358, false, '01a21342-198f-7000-9004-b192fc40aa40', '沈月華館長', '["\u6c88\u9928\u9577"]', '館長', '{"wikidata": "Q1"}', NULL),
	(117677714891735040, 2279210116994481358, false, '01a21342-1a20-7000-9de1-7c6c8d0a5bb1', '雲嶺鎮', '[]', '', '{}', NULL),
	(117677714893963264, 2279210116994481358, false, '01a21342-1a41-7000-bf7e-7ae32228e864', '張三', '[]', '', '{}', NULL),
	(117677714897436672, 2279210116994481358, false, '01a21342-1a75-7000-abfe-40b814489c8b', '曹建明', '[]', '', '{}', NULL),
	(117677714899927040, 2279210116994481358, false, '01a21342-1a9b-7000-9937-b6ca818fdc2a', '陈存根', '[]', '', '{}', '01a21342-1aab-7000-ac18-85921ce147cb'),
	(117677714901303296, 2279210116994481358, false, '01a21342-1aab-7000-ac18-85921ce147cb', '陳存根', '["\u9648\u5b58\u6839"]', '', '{}', NULL);

INSERT INTO public.project VALUES
	(117677714865782784, 2279210116994481358, false, 'be560e16-1a88-5494-aa11-56e2435aced5', '01a21342-186a-7000-b1f6-181e25ad6315', '舊檔 2', 1795619428458);

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
	(117677714876530688, 2279210116994481358, false, 'e50f31c2-bd84-5943-9e5b-31c427e9f563', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', '01a21342-186a-7001-897f-af62d2c4f512', 'done', '看完'),
	(117677714893963264, 2279210116994481358, false, '14e6e579-22ea-5145-aac6-4e70d0d500b8', 'f9f36e0f-4349-5312-b4fc-91bf16db5540', '01a21342-186a-7001-897f-af62d2c4f512', 'in_progress', ''),
	(117677714897436672, 2279210116994481358, false, '430479ab-46e1-5dce-aee3-ccc109febc8e', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '01a21342-186a-7001-897f-af62d2c4f512', 'in_progress', ''),
	(117677714911723520, 2279210116994481358, false, 'c678951c-364f-575f-ad7f-61bfa0622100', 'dd8a03cb-92e7-590e-8035-14e96317957a', '01a21342-186a-7001-897f-af62d2c4f512', 'in_progress', ''),
	(117677714921291776, 3052233032275709806, false, '0eb5b9fb-d084-5efe-a4a2-7100f6f3e3de', 'a66588a6-eb83-5d9b-b866-756e7a0c4669', '01a21342-1bb4-7000-8831-ff920257c32f', 'in_progress', '');

INSERT INTO public.suggestion VALUES
	(117677714892718080, 2279210116994481358, false, '8e82861d-0246-59ea-b74f-b285d8e75533', 'fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 3, 6, '圖書館', 'names', '', '01a21342-186a-7001-897f-af62d2c4f512');

INSERT INTO public.tag VALUES
	(117677714865782784, 2279210116994481358, false, 'b5ba4ba8-4524-5e6f-8213-c447b213efca', 1, 'person', 'person', NULL, '#0072B2', '1', '人', '', '', 'any', '[]'),
	(117677714865782784, 2279210116994481358, false, 'ec921913-9651-516d-900d-be7b69cdd21f', 2, 'role', 'role', NULL, '#E69F00', '2', '職', '', '', 'any', '[]'),
	(117677714865782784, 2279210116994481358, false, '2368407e-9abf-583a-8e62-6a93d454f970', 3, 'quote', 'quote', NULL, '#009E73', '3', '言', '', '', 'any', '[]'),
	(117677714865782784, 2279210116994481358, false, 'd366755c-3a40-5d3c-a784-283753a374f7', 4, 'theme', 'theme', NULL, '#CC79A7', '4', '題', '', '', 'any', '[]'),
	(117677714865782784, 2279210116994481358, false, 'ec3482cb-223e-53f5-a412-1ec099171e22', 5, 'cue', 'cue', NULL, '#009E73', '', '曰', '', '', 'any', '[]'),
	(117677714886819840, 2279210116994481358, false, '01a21342-19cd-7000-8f89-de1ce4b3a031', 6, 'theme', '文教', 'd366755c-3a40-5d3c-a784-283753a374f7', '#CC79A7', '8', '文', '文化與教育', '', 'any', '[]'),
	(117677714914344960, 2279210116994481358, true, '01a21342-1b72-7000-a94e-b2f58346044d', 7, 'role', '用不到', 'ec921913-9651-516d-900d-be7b69cdd21f', '#E69F00', '', '用', '', '', 'any', '[]');

INSERT INTO public.tally_part VALUES
	('a66588a6-eb83-5d9b-b866-756e7a0c4669', 0, 6),
	('fe9f497f-8e3d-5e67-a36d-aceca14dab6b', 0, 8),
	('f9f36e0f-4349-5312-b4fc-91bf16db5540', 0, 4),
	('ec921913-9651-516d-900d-be7b69cdd21f', 0, 1),
	('b5ba4ba8-4524-5e6f-8213-c447b213efca', 0, 10),
	('ec3482cb-223e-53f5-a412-1ec099171e22', 0, 1),
	('2368407e-9abf-583a-8e62-6a93d454f970', 0, 3),
	('d366755c-3a40-5d3c-a784-283753a374f7', 0, 3),
	('01a21342-198f-7000-9004-b192fc40aa40', 0, 2),
	('01a21342-1a75-7000-abfe-40b814489c8b', 0, 3),
	('01a21342-193b-7000-a514-d703a9eb924f', 0, 2),
	('01a21342-1a41-7000-bf7e-7ae32228e864', 0, 1),
	('01a21342-1a20-7000-9de1-7c6c8d0a5bb1', 0, 1),
	('01a21342-1a9b-7000-9937-b6ca818fdc2a', 0, 1);

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

CREATE INDEX ix_link_article ON public.link USING btree (article);

CREATE INDEX ix_link_from_mark ON public.link USING btree (from_mark);

CREATE INDEX ix_link_to_mark ON public.link USING btree (to_mark);

CREATE INDEX ix_mark_body ON public.mark USING btree (body);

CREATE INDEX ix_person_name ON public.person USING hash (name);

CREATE INDEX ix_repair_body ON public.repair USING btree (body);

CREATE INDEX ix_status_article ON public.status USING btree (article);

CREATE INDEX ix_suggestion_article ON public.suggestion USING btree (article);

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
