import type { Shape } from '../../src/api/shape';
import { ACTION_SHAPES, type ActionName } from '../../src/api/shapes';

/** An action's input as the form that the Query protocol sends. */
export function formOf(action: ActionName, input: object): URLSearchParams {
  const form = new URLSearchParams({ Action: action, Version: '2012-11-05' });
  write(form, '', ACTION_SHAPES[action].input, input);
  return form;
}

function write(form: URLSearchParams, path: string, shape: Shape, value: unknown): void {
  if (value === undefined || value === null) return;
  if (shape.kind === 'structure') {
    for (const [name, member] of Object.entries(shape.members)) {
      write(form, joined(path, 'queryName' in member ? member.queryName : name), member, (value as Record<string, unknown>)[name]);
    }
  } else if (shape.kind === 'list') {
    (value as unknown[]).forEach((item, index) => write(form, joined(path, index + 1), shape.item, item));
  } else if (shape.kind === 'map') {
    Object.entries(value).forEach(([key, item], index) => {
      form.append(joined(path, index + 1, shape.keyName), key);
      write(form, joined(path, index + 1, 'Value'), shape.value, item);
    });
  } else {
    form.append(path, String(value));
  }
}

function joined(path: string, ...more: (string | number)[]): string {
  return [...(path === '' ? [] : [path]), ...more].join('.');
}
