// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import org.apache.avro.Schema;

/** Positions of fields in the contract's schemas: a record's, and those of what it holds. */
final class Fields {
    static final int SITE = ofRecord("site");
    static final int SHAPE = ofRecord("shape");
    static final int ID = ofRecord("id");
    static final int CREATED = ofRecord("created");
    static final int CREATED_TEXT = ofRecord("createdText");
    static final int FETCHED_AT = ofRecord("fetchedAt");
    static final int ACTION = ofRecord("action");
    static final int ACTION_KEY = ofRecord("actionKey");
    static final int CATEGORY = ofRecord("category");
    static final int CATEGORY_KEY = ofRecord("categoryKey");
    static final int AREA = ofRecord("area");
    static final int LEVEL = ofRecord("level");
    static final int DESCRIPTION = ofRecord("description");
    static final int EVENT_SOURCE = ofRecord("eventSource");
    static final int AUTHOR = ofRecord("author");
    static final int REMOTE_ADDRESS = ofRecord("remoteAddress");
    static final int OBJECTS = ofRecord("objects");
    static final int CHANGED_VALUES = ofRecord("changedValues");
    static final int ATTRIBUTES = ofRecord("attributes");
    static final int SYSTEM = ofRecord("system");
    static final int METHOD = ofRecord("method");
    static final int NODE = ofRecord("node");
    static final int FORMAT_VERSION = ofRecord("formatVersion");
    static final int SOURCE_JSON = ofRecord("sourceJson");
    static final int UNTRUNCATED_SIZE = ofRecord("untruncatedSize");
    static final int PROBLEM = ofRecord("problem");

    private Fields() {}

    private static int ofRecord(String name) {
        return position(JiraAuditRecord.getClassSchema(), name);
    }

    private static int position(Schema schema, String name) {
        return schema.getField(name).pos();
    }

    static final class Author {
        static final int ACCOUNT_ID = of("accountId");
        static final int KEY = of("key");
        static final int ID = of("id");
        static final int NAME = of("name");
        static final int TYPE = of("type");
        static final int URI = of("uri");
        static final int AVATAR_URI = of("avatarUri");

        private Author() {}

        private static int of(String name) {
            return position(AuditAuthor.getClassSchema(), name);
        }
    }

    static final class Touched {
        static final int COUNT = AuditObject.getClassSchema().getFields().size();
        static final int ID = of("id");
        static final int NAME = of("name");
        static final int TYPE_NAME = of("typeName");
        static final int PARENT_ID = of("parentId");
        static final int PARENT_NAME = of("parentName");
        static final int URI = of("uri");

        private Touched() {}

        private static int of(String name) {
            return position(AuditObject.getClassSchema(), name);
        }
    }

    static final class Change {
        static final int COUNT = AuditChange.getClassSchema().getFields().size();
        static final int NAME = of("name");
        static final int KEY = of("key");
        static final int FROM = of("from");
        static final int TO = of("to");

        private Change() {}

        private static int of(String name) {
            return position(AuditChange.getClassSchema(), name);
        }
    }

    static final class Attribute {
        static final int COUNT = AuditAttribute.getClassSchema().getFields().size();
        static final int NAME = of("name");
        static final int KEY = of("key");
        static final int VALUE = of("value");

        private Attribute() {}

        private static int of(String name) {
            return position(AuditAttribute.getClassSchema(), name);
        }
    }
}
