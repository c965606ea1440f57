import { onMount } from 'svelte';
import type { PublicForecast } from '$contract/forecast.ts';

const EVERY = 5 * 60_000;
const PATIENCE = 10_000;

/** The newest forecast, asked for again and again while the board stands. */
export function followForecast(first: PublicForecast | null): { readonly newest: typeof first } {
  let newest = $state.raw(first);
  onMount(() => {
    const ask = async () => {
      try {
        const answer = await fetch('/api/v1/forecast', { signal: AbortSignal.timeout(PATIENCE) });
        if (answer.ok) newest = (await answer.json()) as PublicForecast;
      } catch {
        // Nobody answers: what is known grows old by itself.
      }
    };
    if (newest === null) void ask();
    const timer = setInterval(() => void ask(), EVERY);
    return () => clearInterval(timer);
  });
  return {
    get newest() {
      return newest;
    },
  };
}
