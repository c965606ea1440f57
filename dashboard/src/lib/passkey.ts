/** What the browser offers, where it reads and writes the options of the server by itself. */
interface Keys {
  parseCreationOptionsFromJSON?: unknown;
  parseRequestOptionsFromJSON?: unknown;
}

const STOPPED = 'パスキーを使えませんでした。もう一度お試しください。';

/** Whether this browser knows passkeys (Chromium 129, Firefox 119, Safari 18.4, or newer). */
export function canUsePasskeys(): boolean {
  const keys = (globalThis as { PublicKeyCredential?: Keys }).PublicKeyCredential;
  return keys?.parseRequestOptionsFromJSON !== undefined;
}

/** Signs in with a passkey. @returns a sentence when it did not work, else the empty string */
export const askForKey = (): Promise<string> =>
  trying(async () => {
    const options = await get<PublicKeyCredentialRequestOptionsJSON>(
      'generate-authenticate-options',
    );
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const key = await navigator.credentials.get({ publicKey });
    await post('verify-authentication', { response: (key as PublicKeyCredential).toJSON() });
  });

/** Makes a passkey for whoever is signed in. @returns a sentence when it did not work */
export const makeKey = (name: string): Promise<string> =>
  trying(async () => {
    const options = await get<PublicKeyCredentialCreationOptionsJSON>('generate-register-options');
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const key = await navigator.credentials.create({ publicKey });
    await post('verify-registration', { response: (key as PublicKeyCredential).toJSON(), name });
  });

async function trying(steps: () => Promise<void>): Promise<string> {
  try {
    await steps();
    return '';
  } catch {
    return STOPPED; // cancelled by its owner, or refused
  }
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`/api/auth/passkey/${path}`);
  if (!response.ok) throw new Error(path);
  return (await response.json()) as T;
}

async function post(path: string, body: object): Promise<void> {
  const response = await fetch(`/api/auth/passkey/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(path);
}
