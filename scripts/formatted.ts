/** A text as this project formats the file that it goes into. */
export async function formatted(text: string, filepath: string): Promise<string> {
  const { format, resolveConfig } = await import('prettier');
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
