// Days as the city counts them.

/** A day as a date field takes it, so many days from today at UTC+08:00. */
export function day(from: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + from * 86_400_000).toISOString().slice(0, 10);
}
