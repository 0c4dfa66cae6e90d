BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE "case" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	attributes JSON NOT NULL, 
	change_id INTEGER NOT NULL, 
	CONSTRAINT fk_case_change_id FOREIGN KEY(change_id) REFERENCES change (id), 
	CONSTRAINT uq_case_folded UNIQUE (folded)
);
INSERT INTO "case" VALUES(1,'Nord','nord','{}',1);
INSERT INTO "case" VALUES(2,'Syd','syd','{}',1);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	coder_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	summary TEXT NOT NULL, 
	edits JSON NOT NULL, 
	reverts INTEGER, 
	undone BOOLEAN NOT NULL, 
	CONSTRAINT fk_change_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id), 
	CONSTRAINT fk_change_reverts FOREIGN KEY(reverts) REFERENCES change (id)
);
INSERT INTO "change" VALUES(1,'2026-11-28 00:23:59.832973',1,'import','import 8 codes, 2 cases, 2 transcripts','[{"table": "code", "added": [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 6], [7, 7], [8, 8]]}, {"table": "case", "added": [[1, 1]]}, {"table": "transcript", "added": [[1, 1]]}, {"table": "turn", "added": [[1, 4]]}, {"table": "sentence", "added": [[1, 7]]}, {"table": "case", "added": [[2, 2]]}, {"table": "transcript", "added": [[2, 2]]}, {"table": "turn", "added": [[5, 8]]}, {"table": "sentence", "added": [[8, 14]]}]',NULL,0);
INSERT INTO "change" VALUES(2,'2026-11-28 00:23:59.849767',1,'tag','tag 01-nord 36-48 Tillid','[{"table": "coding", "added": [[1, 1]]}, {"table": "memo", "added": [[1, 1]]}]',NULL,0);
INSERT INTO "change" VALUES(3,'2026-11-28 00:23:59.855843',1,'tag','tag 01-nord 36-78 Nøgler','[{"table": "coding", "added": [[2, 2]]}]',NULL,0);
INSERT INTO "change" VALUES(4,'2026-11-28 00:23:59.857432',1,'tag','tag 02-syd 49-78 Nøgler','[{"table": "coding", "added": [[3, 3]]}]',NULL,0);
INSERT INTO "change" VALUES(5,'2026-11-28 00:23:59.859099',1,'tag','tag 02-syd 0-5 Rum','[{"table": "coding", "added": [[4, 4]]}]',NULL,0);
INSERT INTO "change" VALUES(6,'2026-11-28 00:23:59.863917',2,'tag','tag 01-nord 36-48 Tillid','[{"table": "coding", "added": [[5, 5]]}]',NULL,0);
INSERT INTO "change" VALUES(7,'2026-11-28 00:23:59.869264',2,'tag','tag 01-nord 60-78 Hverdag','[{"table": "code", "added": [[9, 9]]}, {"table": "coding", "added": [[6, 6]]}]',NULL,0);
INSERT INTO "change" VALUES(8,'2026-11-28 00:23:59.872343',2,'memo','memo on coding 5','[{"table": "memo", "added": [[2, 2]]}]',NULL,0);
INSERT INTO "change" VALUES(9,'2026-11-28 00:23:59.875952',2,'tag','tag 02-syd 10-20 Møder','[{"table": "coding", "added": [[7, 7]]}]',NULL,1);
INSERT INTO "change" VALUES(10,'2026-11-28 00:23:59.876931',2,'undo','tag 02-syd 10-20 Møder','[{"table": "coding", "removed": [{"id": 7, "transcript_id": 2, "code_id": 7, "coder_id": 2, "start": 10, "end": 20, "created_at": "2026-11-28T00:23:59.875952+00:00", "origin": "hand", "change_id": 9}]}]',9,0);
INSERT INTO "change" VALUES(11,'2026-11-28 00:23:59.888237',1,'recode','recode Nøgler on 02-syd 49-78 to Åbningstid','[{"table": "coding", "altered": [{"id": 3, "before": {"code_id": 2, "change_id": 4}, "after": {"code_id": 3, "change_id": 11}}]}]',NULL,0);
INSERT INTO "change" VALUES(12,'2026-11-28 00:23:59.894395',1,'edges','move Nøgler on 01-nord 36-78 to 36-70','[{"table": "coding", "altered": [{"id": 2, "before": {"end": 78, "change_id": 3}, "after": {"end": 70, "change_id": 12}}]}]',NULL,0);
INSERT INTO "change" VALUES(13,'2026-11-28 00:23:59.897652',1,'memo','memo on code Tillid','[{"table": "memo", "added": [[3, 3]]}]',NULL,0);
INSERT INTO "change" VALUES(14,'2026-11-28 00:23:59.902412',1,'memo','memo on the study','[{"table": "memo", "added": [[4, 4]]}]',NULL,0);
INSERT INTO "change" VALUES(15,'2026-11-28 00:23:59.906358',1,'untag','untag Rum on 02-syd 0-5','[{"table": "coding", "removed": [{"id": 4, "transcript_id": 2, "code_id": 4, "coder_id": 1, "start": 0, "end": 5, "created_at": "2026-11-28T00:23:59.859099+00:00", "origin": "hand", "change_id": 5}]}]',NULL,0);
INSERT INTO "change" VALUES(16,'2026-11-28 00:23:59.910299',1,'edit code','rename code Ærlighed to Oprigtighed','[{"table": "code", "altered": [{"id": 8, "before": {"name": "\u00c6rlighed", "folded": "\u00e6rlighed", "change_id": 1}, "after": {"name": "Oprigtighed", "folded": "oprigtighed", "change_id": 16}}]}]',NULL,0);
INSERT INTO "change" VALUES(17,'2026-11-28 00:23:59.913127',1,'move code','move code Rum to Samarbejde','[{"table": "code", "altered": [{"id": 4, "before": {"parent_id": 1, "change_id": 1}, "after": {"parent_id": 5, "change_id": 17}}, {"id": 4, "before": {"position": 3, "change_id": 17}, "after": {"position": 4, "change_id": 17}}]}]',NULL,0);
INSERT INTO "change" VALUES(18,'2026-11-28 00:23:59.916404',1,'split code','split code Mistillid from Tillid','[{"table": "code", "added": [[10, 10]]}, {"table": "coding", "altered": [{"id": 1, "before": {"code_id": 6, "change_id": 2}, "after": {"code_id": 10, "change_id": 18}}]}]',NULL,0);
INSERT INTO "change" VALUES(19,'2026-11-28 00:23:59.920160',1,'tag','tag 02-syd 100-120 Møder','[{"table": "coding", "added": [[8, 8]]}]',NULL,0);
INSERT INTO "change" VALUES(20,'2026-11-28 00:23:59.921491',1,'undo','tag 02-syd 100-120 Møder','[{"table": "coding", "removed": [{"id": 8, "transcript_id": 2, "code_id": 7, "coder_id": 1, "start": 100, "end": 120, "created_at": "2026-11-28T00:23:59.920160+00:00", "origin": "hand", "change_id": 19}]}]',19,0);
INSERT INTO "change" VALUES(21,'2026-11-28 00:23:59.925148',1,'redo','tag 02-syd 100-120 Møder','[{"table": "coding", "restored": [[8, 19]]}]',20,0);
INSERT INTO "change" VALUES(22,'2026-11-28 00:23:59.931053',1,'tag','tag 02-syd 110-130 Møder','[{"table": "coding", "added": [[9, 9]]}]',NULL,1);
INSERT INTO "change" VALUES(23,'2026-11-28 00:23:59.932277',1,'undo','tag 02-syd 110-130 Møder','[{"table": "coding", "removed": [{"id": 9, "transcript_id": 2, "code_id": 7, "coder_id": 1, "start": 110, "end": 130, "created_at": "2026-11-28T00:23:59.931053+00:00", "origin": "hand", "change_id": 22}]}]',22,0);
CREATE TABLE code (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	parent_id INTEGER, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	definition TEXT NOT NULL, 
	include TEXT NOT NULL, 
	exclude TEXT NOT NULL, 
	example TEXT NOT NULL, 
	label_en TEXT NOT NULL, 
	colour VARCHAR(7) NOT NULL, 
	"key" VARCHAR(8) NOT NULL, 
	keywords JSON NOT NULL, 
	codable BOOLEAN, 
	change_id INTEGER NOT NULL, 
	CONSTRAINT fk_code_change_id FOREIGN KEY(change_id) REFERENCES change (id), 
	CONSTRAINT fk_code_parent_id FOREIGN KEY(parent_id) REFERENCES code (id), 
	CONSTRAINT uq_code_folded UNIQUE (folded)
);
INSERT INTO "code" VALUES(1,NULL,1,'Rammer','rammer','','','','','','','','[]',NULL,1);
INSERT INTO "code" VALUES(2,1,1,'Nøgler','nøgler','','','','','','','','[]',NULL,1);
INSERT INTO "code" VALUES(3,1,2,'Åbningstid','åbningstid','','','','','','','','[]',NULL,1);
INSERT INTO "code" VALUES(4,5,4,'Rum','rum','','','','','','','','[]',NULL,17);
INSERT INTO "code" VALUES(5,NULL,2,'Samarbejde','samarbejde','','','','','','','','[]',NULL,1);
INSERT INTO "code" VALUES(6,5,1,'Tillid','tillid','','','','','','','','[]',NULL,1);
INSERT INTO "code" VALUES(7,5,2,'Møder','møder','','','','','','','','[]',NULL,1);
INSERT INTO "code" VALUES(8,5,3,'Oprigtighed','oprigtighed','','','','','','','','[]',NULL,16);
INSERT INTO "code" VALUES(9,NULL,3,'Hverdag','hverdag','','','','','','','','[]',NULL,7);
INSERT INTO "code" VALUES(10,5,5,'Mistillid','mistillid','','','','','','','','[]',NULL,18);
CREATE TABLE coder (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	CONSTRAINT uq_coder_folded UNIQUE (folded)
);
INSERT INTO "coder" VALUES(1,'Åse','åse');
INSERT INTO "coder" VALUES(2,'Bo','bo');
CREATE TABLE coding (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	transcript_id INTEGER NOT NULL, 
	code_id INTEGER NOT NULL, 
	coder_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	origin VARCHAR(16) NOT NULL, 
	change_id INTEGER NOT NULL, 
	CONSTRAINT ck_coding_span CHECK (0 <= start AND start < "end"), 
	CONSTRAINT fk_coding_change_id FOREIGN KEY(change_id) REFERENCES change (id), 
	CONSTRAINT fk_coding_code_id FOREIGN KEY(code_id) REFERENCES code (id), 
	CONSTRAINT fk_coding_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id), 
	CONSTRAINT fk_coding_transcript_id FOREIGN KEY(transcript_id) REFERENCES transcript (id), 
	CONSTRAINT uq_coding_transcript_id_start_end_code_id_coder_id UNIQUE (transcript_id, start, "end", code_id, coder_id)
);
INSERT INTO "coding" VALUES(1,1,10,1,36,48,'2026-11-28 00:23:59.849767','hand',18);
INSERT INTO "coding" VALUES(2,1,2,1,36,70,'2026-11-28 00:23:59.855843','hand',12);
INSERT INTO "coding" VALUES(3,2,3,1,49,78,'2026-11-28 00:23:59.857432','hand',11);
INSERT INTO "coding" VALUES(5,1,6,2,36,48,'2026-11-28 00:23:59.863917','hand',6);
INSERT INTO "coding" VALUES(6,1,9,2,60,78,'2026-11-28 00:23:59.869264','hand',7);
INSERT INTO "coding" VALUES(8,2,7,1,100,120,'2026-11-28 00:23:59.920160','hand',19);
CREATE TABLE memo (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	coder_id INTEGER NOT NULL, 
	coding_id INTEGER, 
	code_id INTEGER, 
	transcript_id INTEGER, 
	text TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	change_id INTEGER NOT NULL, 
	CONSTRAINT fk_memo_change_id FOREIGN KEY(change_id) REFERENCES change (id), 
	CONSTRAINT fk_memo_code_id FOREIGN KEY(code_id) REFERENCES code (id), 
	CONSTRAINT fk_memo_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id), 
	CONSTRAINT fk_memo_coding_id FOREIGN KEY(coding_id) REFERENCES coding (id), 
	CONSTRAINT fk_memo_transcript_id FOREIGN KEY(transcript_id) REFERENCES transcript (id), 
	CONSTRAINT uq_memo_code_id_coder_id UNIQUE (code_id, coder_id), 
	CONSTRAINT uq_memo_coding_id_coder_id UNIQUE (coding_id, coder_id), 
	CONSTRAINT uq_memo_transcript_id_coder_id UNIQUE (transcript_id, coder_id)
);
INSERT INTO "memo" VALUES(1,1,1,NULL,NULL,'Ved første læsning','2026-11-28 00:23:59.849767','2026-11-28 00:23:59.849767',2);
INSERT INTO "memo" VALUES(2,2,5,NULL,NULL,'Enig','2026-11-28 00:23:59.872343','2026-11-28 00:23:59.872343',8);
INSERT INTO "memo" VALUES(3,1,NULL,6,NULL,'Tillid = uden kontrol?
Se også Møder','2026-11-28 00:23:59.897652','2026-11-28 00:23:59.897652',13);
INSERT INTO "memo" VALUES(4,1,NULL,NULL,NULL,'Om studiet','2026-11-28 00:23:59.902412','2026-11-28 00:23:59.902412',14);
CREATE TABLE place (
	coder TEXT NOT NULL, 
	transcript_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_place PRIMARY KEY (coder), 
	CONSTRAINT fk_place_transcript_id FOREIGN KEY(transcript_id) REFERENCES transcript (id) ON DELETE CASCADE
);
INSERT INTO "place" VALUES('bo',2,40);
INSERT INTO "place" VALUES('åse',1,17);
CREATE TABLE sentence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	transcript_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	turn INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	CONSTRAINT ck_sentence_span CHECK (0 <= start AND start < "end"), 
	CONSTRAINT fk_sentence_transcript_id FOREIGN KEY(transcript_id) REFERENCES transcript (id), 
	CONSTRAINT uq_sentence_transcript_id_number UNIQUE (transcript_id, number)
);
INSERT INTO "sentence" VALUES(1,1,1,1,13,29);
INSERT INTO "sentence" VALUES(2,1,2,2,36,48);
INSERT INTO "sentence" VALUES(3,1,3,2,49,78);
INSERT INTO "sentence" VALUES(4,1,4,2,79,92);
INSERT INTO "sentence" VALUES(5,1,5,3,107,113);
INSERT INTO "sentence" VALUES(6,1,6,4,120,124);
INSERT INTO "sentence" VALUES(7,1,7,4,125,136);
INSERT INTO "sentence" VALUES(8,2,1,1,13,29);
INSERT INTO "sentence" VALUES(9,2,2,2,36,48);
INSERT INTO "sentence" VALUES(10,2,3,2,49,78);
INSERT INTO "sentence" VALUES(11,2,4,2,79,92);
INSERT INTO "sentence" VALUES(12,2,5,3,107,113);
INSERT INTO "sentence" VALUES(13,2,6,4,120,124);
INSERT INTO "sentence" VALUES(14,2,7,4,125,136);
CREATE TABLE study (
	id INTEGER NOT NULL, 
	uid VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_study PRIMARY KEY (id), 
	CONSTRAINT ck_study_one_row CHECK (id = 1)
);
INSERT INTO "study" VALUES(1,'1d67977fd67b422a99280ca30c089186','Lille studie','da','2026-11-28 00:23:59.827649');
CREATE TABLE transcript (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	case_id INTEGER, 
	text TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	characters INTEGER NOT NULL, 
	words INTEGER NOT NULL, 
	attributes JSON NOT NULL, 
	change_id INTEGER NOT NULL, 
	CONSTRAINT fk_transcript_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_transcript_change_id FOREIGN KEY(change_id) REFERENCES change (id), 
	CONSTRAINT uq_transcript_folded UNIQUE (folded)
);
INSERT INTO "transcript" VALUES(1,'01-nord','01-nord',1,'Interviewer: Hvem har nøglen?

Åse: Det har jeg. Og så har Bo den om onsdagen. Det går fint.

Interviewer: Altid?

Åse: Nej. Ikke altid.','c8545f01c9d33a640055c231363fe83d01e2b10c09ba0f8f479d962ddba54f29',136,24,'{"role": "frivillig", "provenance": "constructed"}',1);
INSERT INTO "transcript" VALUES(2,'02-syd','02-syd',2,'Interviewer: Hvem har nøglen?

Åse: Det har jeg. Og så har Ib den om onsdagen. Det går fint.

Interviewer: Altid?

Åse: Nej. Ikke altid.','925a264e241ba83aaa1dc7b927382514f7deca940b0969c1d3e466278a03a97c',136,24,'{"role": "kommunal"}',1);
CREATE TABLE turn (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	transcript_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	speaker TEXT NOT NULL, 
	label_start INTEGER, 
	label_end INTEGER, 
	seconds INTEGER, 
	CONSTRAINT ck_turn_span CHECK (0 <= start AND start < "end"), 
	CONSTRAINT fk_turn_transcript_id FOREIGN KEY(transcript_id) REFERENCES transcript (id), 
	CONSTRAINT uq_turn_transcript_id_number UNIQUE (transcript_id, number)
);
INSERT INTO "turn" VALUES(1,1,1,13,29,'Interviewer',0,12,NULL);
INSERT INTO "turn" VALUES(2,1,2,36,92,'Åse',31,35,NULL);
INSERT INTO "turn" VALUES(3,1,3,107,113,'Interviewer',94,106,NULL);
INSERT INTO "turn" VALUES(4,1,4,120,136,'Åse',115,119,NULL);
INSERT INTO "turn" VALUES(5,2,1,13,29,'Interviewer',0,12,NULL);
INSERT INTO "turn" VALUES(6,2,2,36,92,'Åse',31,35,NULL);
INSERT INTO "turn" VALUES(7,2,3,107,113,'Interviewer',94,106,NULL);
INSERT INTO "turn" VALUES(8,2,4,120,136,'Åse',115,119,NULL);
CREATE INDEX ix_change_coder_id_undone ON change (coder_id, undone);
CREATE INDEX ix_code_parent_id ON code (parent_id);
CREATE INDEX ix_transcript_case_id ON transcript (case_id);
CREATE INDEX ix_coding_code_id ON coding (code_id);
CREATE INDEX ix_coding_coder_id ON coding (coder_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('coder',2);
INSERT INTO "sqlite_sequence" VALUES('change',23);
INSERT INTO "sqlite_sequence" VALUES('code',10);
INSERT INTO "sqlite_sequence" VALUES('case',2);
INSERT INTO "sqlite_sequence" VALUES('transcript',2);
INSERT INTO "sqlite_sequence" VALUES('turn',8);
INSERT INTO "sqlite_sequence" VALUES('sentence',14);
INSERT INTO "sqlite_sequence" VALUES('coding',9);
INSERT INTO "sqlite_sequence" VALUES('memo',4);
COMMIT;
