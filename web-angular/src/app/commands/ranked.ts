import { Command } from './command';

/** Commands whose title has all words of the text; those that begin with it come first. */
export function ranked(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const score = ({ title, group }: Command) => {
    const lower = title.toLowerCase();
    const all = `${lower} ${group.toLowerCase()}`;
    return words.every((word) => all.includes(word)) ? Number(lower.startsWith(wanted)) + Number(lower.includes(wanted)) : -1;
  };
  return commands
    .map((command) => ({ command, points: score(command) }))
    .filter(({ points }) => points >= 0)
    .sort((a, b) => b.points - a.points)
    .map(({ command }) => command);
}
