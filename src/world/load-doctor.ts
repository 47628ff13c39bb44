import type * as doctorModule from '../doctor';

/** Few tests ask the doctor: what that takes is read apart from the rest. */
export function loadDoctor(): typeof doctorModule {
  return require('../doctor') as typeof doctorModule;
}
