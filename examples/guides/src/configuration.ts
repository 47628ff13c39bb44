import { bill as handler } from './bill';

export const bill = handler;
export const mail = handler;
