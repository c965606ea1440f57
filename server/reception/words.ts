/** 山田 太郎 様; nothing for whom nobody named. */
export const guest = (name: string | null): string => (name === null ? '' : `${name} 様 `);
