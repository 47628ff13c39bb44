import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { DOCS, guideGroups, isIn, type Guide } from './guides';

/** Written by TypeDoc, beside the pages of the API. */
export const API_NAVIGATION = join(DOCS, 'api', 'navigation.json');

const isKorean = isIn('ko');

/** What the groups of the index are called in Korean; others keep their name. */
const KOREAN: Readonly<Record<string, string>> = {
  Begin: '시작하기',
  Testing: '테스트하기',
  'Finding bugs': '버그 찾기',
  'The same tests elsewhere': '같은 테스트를 다른 곳에서',
  'As a server': '서버로 쓰기',
  'Moving over': '옮겨 오기',
  'How close to Amazon SQS': 'Amazon SQS와 얼마나 같은가',
  'Where others differ': '다른 구현과의 차이',
  한국어: '한국어 문서',
};

/** The guides, and the entries of the API. */
export function guidesSidebar(): DefaultTheme.SidebarItem[] {
  const groups = guideGroups().filter((group) => !isKorean(group));
  return [...groups.map(({ title, guides }) => ({ text: title, collapsed: false, items: guides.map(item) })), apiGroup('API reference')];
}

/** First what is in Korean, then the guides that are in English only. */
export function koreanSidebar(): DefaultTheme.SidebarItem[] {
  const [korean, english] = [guideGroups().filter(isKorean), guideGroups().filter((group) => !isKorean(group))];
  const inKorean = (title: string): string => KOREAN[title] ?? title;
  return [
    ...korean.map(({ title, guides }) => ({ text: inKorean(title), items: guides.map(item) })),
    ...english.map(({ title, guides }) => ({ text: `${inKorean(title)} (영어)`, collapsed: true, items: guides.map(item) })),
    apiGroup('API 문서 (영어)'),
  ];
}

/** Every entry with all that it exports. */
export function apiSidebar(): DefaultTheme.SidebarItem[] {
  return [{ text: 'API reference', link: '/api/', items: apiNavigation().map(apiItem) }];
}

/** The first guide of a language is where newcomers begin. */
export function firstGuide(language?: string): string {
  const [group] = guideGroups().filter(language === undefined ? (group) => !isKorean(group) : isIn(language));
  return group === undefined ? `/${language}/` : item(group.guides[0]!).link;
}

function item({ title, file }: Guide): { readonly text: string; readonly link: string } {
  return { text: title, link: `/${file.replace(/\.md$/, '')}` };
}

interface Navigation {
  readonly title: string;
  readonly path?: string | null;
  readonly children?: readonly Navigation[];
}

/** The entries; TypeDoc puts `msw-sqs/jest` within `msw-sqs`, and calls it `jest`. */
function apiNavigation(): Navigation[] {
  if (!existsSync(API_NAVIGATION)) return [];
  const [main] = JSON.parse(readFileSync(API_NAVIGATION, 'utf8')) as [Navigation];
  const isEntry = ({ path }: Navigation): boolean => path?.endsWith('/index.md') === true;
  const { children = [] } = main;
  const entries = children.filter(isEntry).map((entry) => ({ ...entry, title: `${main.title}/${entry.title}` }));
  return [{ ...main, children: children.filter((child) => !isEntry(child)) }, ...entries];
}

function apiGroup(text: string): DefaultTheme.SidebarItem {
  const items = apiNavigation().map(({ title, path }) => ({ text: title, link: apiLink(path) }));
  return { text, link: '/api/', collapsed: true, items };
}

function apiItem({ title, path, children }: Navigation): DefaultTheme.SidebarItem {
  return { text: title, ...(path && { link: apiLink(path) }), ...(children && { collapsed: true, items: children.map(apiItem) }) };
}

function apiLink(path: string | null = ''): string {
  return `/api/${path!.replace(/(?:index)?\.md$/, '')}`;
}
