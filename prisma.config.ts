import { defineConfig } from 'prisma/config';

// The CLI is used for `generate` only; migrations are applied by server/store/migrate.ts.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
