import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { defineConfig } from 'eslint/config';

const clock = {
  selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'Take the time from the clock that the composition root hands over (server/clock.ts).',
};
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment in server/config.ts only; take the parsed value as a parameter.',
};
const unsafeSql = {
  selector: 'MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]',
  message: 'Use the tagged template ($queryRaw, $executeRaw): it binds values.',
};

const numbers =
  'Instants are numbers here (vitest.config.ts runs these tests in one time zone only).';

export default defineConfig(
  { ignores: ['build/', 'server/generated/', '**/.svelte-kit/', 'node_modules/', 'data/'] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      'no-restricted-syntax': ['error', unsafeSql],
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['server/**/*.ts', 'devices/**/*.ts', 'prisma/**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['server/**/*.ts', 'devices/**/*.ts'],
    ignores: [
      'server/clock.ts',
      'server/config.ts',
      'server/build.ts',
      // The entry hands the environment to config.ts; adapter-node takes its settings from nowhere else.
      'server/main.ts',
      'server/dashboard.ts',
      'server/testing/**',
      'server/e2e/**',
      'server/bench/**',
      '**/*.test.ts',
      '**/*.cli.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', unsafeSql, clock, environment] },
  },
  {
    files: ['server/occupancy/**/*.ts', 'devices/routeros/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: numbers },
        { name: 'Intl', message: numbers },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
  },
);
