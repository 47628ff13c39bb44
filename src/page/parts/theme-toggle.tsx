import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type Theme = 'system' | 'light' | 'dark';

const KEY = 'msw-sqs-theme';
const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

/** Light, dark, or as the system has it; kept for the next time where the browser keeps anything. */
export function ThemeToggle(): JSX.Element {
  const [theme, setTheme] = useState<Theme>(kept);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    keep(theme);
  }, [theme]);
  return (
    <button type="button" class="small theme" aria-label={`Colours: ${theme}`} onClick={() => setTheme(NEXT[theme])}>
      {theme === 'dark' ? '☾' : '☀'} {theme}
    </button>
  );
}

function kept(): Theme {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system';
  }
}

function keep(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Private windows, and pages opened from disk in some browsers, keep nothing.
  }
}
