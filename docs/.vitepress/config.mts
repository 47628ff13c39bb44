import { defineConfig } from 'vitepress';
import { version } from '../../package.json';
import { REPOSITORY, SITE } from '../../scripts/package-fields';
import { headingAnchor } from './heading-anchor';
import { KOREAN_FRAME } from './korean';
import { writeLlms } from './llms';
import { mermaidBlocks } from './mermaid-blocks';
import { INDEX_OF_GUIDES, repositoryLinks } from './repository-links';
import { SEARCH } from './search';
import { apiSidebar, firstGuide, guidesSidebar, koreanSidebar } from './sidebar';

const BASE = new URL(SITE).pathname;

const versionMenu = (changelog: string, contributing: string) => ({
  text: version,
  items: [
    { text: changelog, link: `${REPOSITORY}/blob/main/CHANGELOG.md` },
    { text: contributing, link: `${REPOSITORY}/blob/main/CONTRIBUTING.md` },
  ],
});

export default defineConfig({
  title: 'msw-sqs',
  description: 'Amazon SQS inside the test process: your code keeps its real SQSClient, the clock is yours.',
  base: BASE,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${BASE}logo.svg` }]],
  cleanUrls: true,
  rewrites: { [INDEX_OF_GUIDES.from]: INDEX_OF_GUIDES.to },
  sitemap: { hostname: SITE },
  markdown: {
    anchor: { slugify: headingAnchor },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-default' },
    languageAlias: { hocon: 'hcl' },
    config: (markdown) => markdown.use(repositoryLinks).use(mermaidBlocks),
  },
  transformPageData: ({ filePath, frontmatter }) => {
    if (filePath.startsWith('api/')) frontmatter['editLink'] = false; // written by TypeDoc
  },
  buildEnd: writeLlms,
  vite: { build: { chunkSizeWarningLimit: 4000 } }, // the index of the search
  themeConfig: {
    logo: '/logo.svg',
    search: { provider: 'local', options: SEARCH },
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
    editLink: { pattern: `${REPOSITORY}/edit/main/docs/:path`, text: 'Edit this page on GitHub' },
    notFound: {
      title: 'There is no such page',
      quote: 'Its address may have changed: the search above finds pages by their words.',
      linkText: 'To the first page',
    },
    // A guide in one language need not be there in the other.
    i18nRouting: false,
  },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: {
        nav: [
          { text: 'Get started', link: firstGuide() },
          { text: 'Guides', link: '/guides' },
          { text: 'API', link: '/api/', activeMatch: '/api/' },
          versionMenu('Changelog', 'Contributing'),
        ],
        sidebar: { '/': guidesSidebar(), '/api/': apiSidebar() },
        outline: [2, 3],
      },
    },
    ko: {
      label: '한국어',
      lang: 'ko',
      description: '테스트 프로세스 안에서 동작하는 Amazon SQS: SQSClient는 그대로, 시계는 마음대로.',
      themeConfig: {
        ...KOREAN_FRAME,
        nav: [
          { text: '시작하기', link: firstGuide('ko') },
          { text: '가이드 (영어)', link: '/guides' },
          { text: 'API', link: '/api/' },
          versionMenu('변경 내역', '기여하기'),
        ],
        sidebar: koreanSidebar(),
        editLink: { pattern: `${REPOSITORY}/edit/main/docs/:path`, text: 'GitHub에서 이 페이지 고치기' },
      },
    },
  },
});
