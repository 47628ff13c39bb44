import type { Project } from './projects';

/** The compiler's configuration of a project that shows none. */
export function tsConfig(runner: Project['runner']): object {
  return {
    compilerOptions: {
      target: 'es2023',
      module: 'preserve',
      moduleResolution: 'bundler',
      types: ['node', ...(runner === 'jest' ? ['jest'] : [])],
      rootDir: '.',
      strict: true,
      noImplicitAny: false,
      skipLibCheck: true,
      isolatedModules: true,
      esModuleInterop: true,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      allowJs: true,
      checkJs: true,
      noEmit: true,
    },
  };
}
