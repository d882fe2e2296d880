/** `1 customer`, `2,310 customers`, `more than 10,000 customers`: nothing where there are none; counting ends where it would cost more than it tells. */
export function toCount(count: number, one: string, many: string, limit = 10_001): string {
  if (count >= limit) return `more than ${(limit - 1).toLocaleString("en")} ${many}`;
  if (count === 0) return "";
  return count === 1 ? `1 ${one}` : `${count.toLocaleString("en")} ${many}`;
}
