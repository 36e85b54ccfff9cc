-- Wordings, dates, issuers and photos of certificates are compared with the register too. Each winner who has
-- a certificate is marked; the program compares the marked ones and unmarks those who do not differ.

UPDATE "winner" SET "differs" = true WHERE "id" IN (SELECT "winner" FROM "issued_number");
