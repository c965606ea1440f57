/** The picture that an authenticator app reads, drawn on the server, and the key to type instead. */
export async function qr(uri: string): Promise<{ picture: string; key: string }> {
  if (!uri.startsWith('otpauth://')) return { picture: '', key: '' };
  const { default: QRCode } = await import('qrcode');
  const svg = await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  const key = new URL(uri).searchParams.get('secret') ?? '';
  return {
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    key: key.replace(/(.{4})(?=.)/g, '$1 '),
  };
}
