import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // Only Prisma's own tools read it (studio, migrate status): the product gets its address from lib/env.ts.
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
