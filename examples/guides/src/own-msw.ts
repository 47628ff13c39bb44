import type { HttpHandler } from 'msw';

export const yourHandlers: HttpHandler[] = [];
