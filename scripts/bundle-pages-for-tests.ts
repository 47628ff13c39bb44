import { BUILT_PAGES, bundlePages } from './pages';

/** Tests run the source: its pages are made before them. */
export default (): Promise<void> => bundlePages(BUILT_PAGES);
