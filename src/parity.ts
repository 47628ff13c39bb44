export { shadow } from './parity/shadow';
export type { Shadowing } from './parity/shadow/shadow';
export type { AcceptedDifference } from './parity/shadow/accepted-difference';
export type { FieldDifference } from './parity/shadow/compare-answers';
export type { NotComparable, ShadowDifference } from './parity/shadow/findings';
export type { ShadowOptions } from './parity/shadow/shadow-options';
export type { CallPosition } from './parity/shadow/shadowed-call';
export type { Answer, AnsweredError, Input } from './parity/scenario';
