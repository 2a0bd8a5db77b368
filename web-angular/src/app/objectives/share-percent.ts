/**
 * A reached share in percent, rounded down to as many decimals as tell it from 100 %: 99.996 % is not 100 %, and what missed its target never
 * looks as if it had reached it.
 */
export function sharePercent(share: number): string {
  if (share >= 1) {
    return '100';
  }
  const decimals = Math.min(6, Math.max(2, Math.ceil(-Math.log10(1 - share)) - 1));
  const steps = 10 ** decimals;
  return (Math.floor(share * 100 * steps + 1e-9) / steps).toFixed(decimals);
}
