PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE queues (
     number INTEGER PRIMARY KEY,
     arn TEXT NOT NULL UNIQUE,
     world TEXT NOT NULL,
     earlier_queues INTEGER NOT NULL,
     is_deleted INTEGER NOT NULL,
     deleted_at_ms INTEGER,
     attributes TEXT NOT NULL,
     tags TEXT NOT NULL,
     details TEXT NOT NULL
   );
INSERT INTO queues VALUES(1,'arn:aws:sqs:us-east-1:000000000000:orders','22284310-c2cd-4a3e-a9e8-1d7b8995da7f',0,0,NULL,'{"VisibilityTimeout":"30"}','{}','{"createdAtMs":1795906344565,"lastModifiedAtMs":1795906344565,"entered":2,"scope":"queue"}');
CREATE TABLE messages (
     queue INTEGER NOT NULL,
     position INTEGER NOT NULL,
     message_id TEXT NOT NULL,
     group_id TEXT,
     body TEXT NOT NULL,
     sent_at_ms INTEGER NOT NULL,
     visible_at_ms INTEGER NOT NULL,
     receives TEXT,
     details TEXT NOT NULL,
     PRIMARY KEY (queue, position)
   ) WITHOUT ROWID;
INSERT INTO messages VALUES(1,0,'74442f2c-151a-42dd-a769-6991a708dad3',NULL,'order 42',1795906344565,1795906374565,'{"count":1,"firstAtMs":1795906344565,"lastAtMs":1795906344565,"visibilityChanges":0}','{"md5OfBody":"6fe5d55dde2e15cca02ebd1b84b858ff","senderId":"AIDAMSWSQSTESTXXXXXXX","delaySeconds":0}');
INSERT INTO messages VALUES(1,1,'9f9073e8-1531-474d-bed1-b2f34ed6f2ce',NULL,'order 43',1795906344565,1795906344565,NULL,'{"md5OfBody":"04fe0007dfcfd85f2fd47d0065cdc2e5","senderId":"AIDAMSWSQSTESTXXXXXXX","delaySeconds":0}');
CREATE TABLE sent (
     queue INTEGER NOT NULL,
     key TEXT NOT NULL,
     message_id TEXT NOT NULL,
     position INTEGER NOT NULL,
     at_ms INTEGER NOT NULL,
     PRIMARY KEY (queue, key)
   ) WITHOUT ROWID;
CREATE TABLE attempts (
     queue INTEGER NOT NULL,
     id TEXT NOT NULL,
     at_ms INTEGER NOT NULL,
     parts TEXT NOT NULL,
     PRIMARY KEY (queue, id)
   ) WITHOUT ROWID;
CREATE TABLE move_tasks (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     task TEXT NOT NULL
   );
CREATE TABLE clock (
     only INTEGER PRIMARY KEY CHECK (only = 1),
     shows_ms INTEGER NOT NULL,
     ahead_ms INTEGER NOT NULL,
     starts INTEGER NOT NULL
   );
INSERT INTO clock VALUES(1,1795906344565,0,1);
COMMIT;
PRAGMA application_id = 1936814897;
PRAGMA user_version = 1;
