-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "recheckSince" TIMESTAMPTZ(3);

