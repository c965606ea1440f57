import type { Texts } from '$lib/content/text.ts';
import { text as en } from './en.ts';
import { text as easy } from './ja-x-easy.ts';
import { text as ja } from './ja.ts';
import { text as ko } from './ko.ts';
import { text as zh } from './zh-Hans.ts';

export const texts: Texts = { ja, en, 'zh-Hans': zh, ko, 'ja-x-easy': easy };
