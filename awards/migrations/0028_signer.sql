-- Who signs the certificates: name, duty, and a picture of the signature by its name; empty for nobody.

ALTER TABLE "commendation" ADD COLUMN "signer" VARCHAR(40) NOT NULL DEFAULT '';
ALTER TABLE "commendation" ADD COLUMN "signer_duty" VARCHAR(60) NOT NULL DEFAULT '';
ALTER TABLE "commendation" ADD COLUMN "signature" VARCHAR(100) NOT NULL DEFAULT '';
