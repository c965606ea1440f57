import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type UserConfig } from 'vite';

/**
 * The dashboard's build. `platform` is what SvelteKit hands to `event.platform` in development;
 * in production adapter-node passes Express's own request there.
 */
export const dashboard = (platform?: unknown): UserConfig => ({
  // `font-src` is our own origin: a font inlined as a data URI would be refused.
  build: { assetsInlineLimit: 0 },
  plugins: [
    sveltekit({
      adapter: {
        ...adapter({ out: 'build/dashboard', precompress: true }),
        emulate: () => ({ platform: () => platform as App.Platform }),
      },
      outDir: 'dashboard/.svelte-kit',
      files: {
        src: 'dashboard/src',
        assets: 'dashboard/static',
        lib: 'dashboard/src/lib',
        routes: 'dashboard/src/routes',
        appTemplate: 'dashboard/src/app.html',
        errorTemplate: 'dashboard/src/error.html',
        params: 'dashboard/src/params',
        serviceWorker: 'dashboard/src/service-worker',
        hooks: {
          server: 'dashboard/src/hooks.server',
          client: 'dashboard/src/hooks.client',
          universal: 'dashboard/src/hooks',
        },
      },
      // hooks.server.ts refuses forms of other sites itself, in Japanese.
      csrf: { trustedOrigins: ['*'] },
      // The lobby board's alone: it registers it itself, for its own address only.
      serviceWorker: { register: false },
      // Markup that the server renders ahead goes to other addresses too: its links begin at the root.
      paths: { relative: false },
      alias: { $contract: 'server/contract' },
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
});

export default defineConfig(dashboard());
