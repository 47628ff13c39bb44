import type { DefaultTheme } from 'vitepress';

/** The words of the pages' frame in Korean. */
export const KOREAN_FRAME = {
  outline: { label: '이 페이지에서' },
  docFooter: { prev: '이전', next: '다음' },
  darkModeSwitchLabel: '화면 테마',
  lightModeSwitchTitle: '밝은 테마로 바꾸기',
  darkModeSwitchTitle: '어두운 테마로 바꾸기',
  sidebarMenuLabel: '메뉴',
  returnToTopLabel: '맨 위로',
  langMenuLabel: '언어 바꾸기',
  skipToContentLabel: '본문으로 건너뛰기',
  notFound: {
    title: '페이지를 찾을 수 없습니다',
    quote: '주소가 바뀌었거나 없는 페이지입니다. 위의 검색을 이용해 보세요.',
    linkLabel: '첫 화면으로',
    linkText: '첫 화면으로 가기',
  },
} satisfies DefaultTheme.Config;

export const KOREAN_SEARCH: DefaultTheme.LocalSearchOptions = {
  translations: {
    button: { buttonText: '검색', buttonAriaLabel: '검색' },
    modal: {
      displayDetails: '자세히 보기',
      resetButtonTitle: '검색어 지우기',
      backButtonTitle: '검색 닫기',
      noResultsText: '검색 결과가 없습니다:',
      footer: {
        selectText: '선택',
        selectKeyAriaLabel: 'enter',
        navigateText: '이동',
        navigateUpKeyAriaLabel: '위쪽 화살표',
        navigateDownKeyAriaLabel: '아래쪽 화살표',
        closeText: '닫기',
        closeKeyAriaLabel: 'escape',
      },
    },
  },
};
