-- ICC profiles of print shops, for files in PDF/X-4.

CREATE TABLE "press_profile" (
    "id" SERIAL PRIMARY KEY NOT NULL,
    "digest" VARCHAR(64) UNIQUE NOT NULL DEFAULT '',
    "name" VARCHAR(200) NOT NULL DEFAULT '',
    "content" BYTEA NOT NULL DEFAULT '',
    "size" INTEGER NOT NULL DEFAULT 0,
    "made_by" VARCHAR(100) NOT NULL DEFAULT '',
    "made_at" TIMESTAMP WITH TIME ZONE NOT NULL
);
