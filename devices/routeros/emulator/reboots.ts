import type { EmulatedInterface, EmulatedRouter } from './router.ts';

/** The router with its counters taken from its last restart on, and a way to restart it. */
export function withReboots(router: EmulatedRouter): EmulatedRouter & { reboot(): void } {
  let bootedAt = 0;
  let base = new Map<string, EmulatedInterface>();
  // A callback whose counters run backwards was restarted itself: what it says counts from zero.
  const since = (value: number, start: number) => (value >= start ? value - start : value);
  return {
    // Not a copy: the owner may change the fields, and its methods need their own `this`.
    get identity() {
      return router.identity;
    },
    get version() {
      return router.version;
    },
    get packages() {
      return router.packages;
    },
    get user() {
      return router.user;
    },
    get password() {
      return router.password;
    },
    get policies() {
      return router.policies;
    },
    get login() {
      return router.login;
    },
    get streamInterval() {
      return router.streamInterval;
    },
    clients: () => router.clients(),
    routes: () => router.routes?.() ?? [],
    ping: (address) => (router.ping ? router.ping(address) : 1),
    reboot() {
      bootedAt = router.resources().uptimeSeconds;
      base = new Map(router.interfaces().map((each) => [each.name, { ...each }]));
    },
    resources() {
      const state = router.resources();
      return { ...state, uptimeSeconds: since(state.uptimeSeconds, bootedAt) };
    },
    interfaces() {
      return router.interfaces().map((each) => {
        const start = base.get(each.name);
        return {
          ...each,
          rxBytes: since(each.rxBytes, start?.rxBytes ?? 0),
          txBytes: since(each.txBytes, start?.txBytes ?? 0),
          linkDowns: since(each.linkDowns, start?.linkDowns ?? 0),
        };
      });
    },
  };
}
