import { join } from 'node:path';
import { installedTogether } from '../matrix/installed';
import { step } from '../step';

/** What docs/recipes.md is about and this project has not: they must find each other, so they lie in one folder. */
const PACKAGES = {
  '@ssut/nestjs-sqs': '3.0.1',
  '@nestjs/common': '11',
  '@nestjs/core': '11',
  '@nestjs/testing': '11',
  'reflect-metadata': '0.2',
  rxjs: '7',
};

/** @returns the folders of these packages, by name; they are installed unless they are there already */
export function installedForRecipes(): Promise<Readonly<Record<string, string>>> {
  return step('Installing libraries of the recipes, unless they are there', async () => {
    const modules = await installedTogether('recipes', PACKAGES);
    return { value: Object.fromEntries(Object.keys(PACKAGES).map((name) => [name, join(modules, name)])), result: '@ssut/nestjs-sqs' };
  });
}
