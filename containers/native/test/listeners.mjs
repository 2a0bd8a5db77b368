// The listening sockets of a process, as the kernel knows them: no tool need be installed, and nothing that a process forgot to say is missed.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The inodes of the sockets that a process has open. */
function sockets(pid) {
  const found = new Set();
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    try {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`)) ?? [];
      if (inode) found.add(inode);
    } catch {
      // closed meanwhile
    }
  }
  return found;
}

/** "0100007F:1F90" → "127.0.0.1:8080"; the kernel writes each group of 32 bits with its lowest byte first. */
export function address(hex) {
  const [host, port] = hex.split(':');
  const bytes = host.match(/.{8}/g).flatMap((word) => word.match(/../g).reverse().map((byte) => parseInt(byte, 16)));
  const mapped = bytes.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  const name = bytes.length === 4 || mapped ? bytes.slice(-4).join('.') : bytes.every((byte) => byte === 0) ? '[::]' : `[${host}]`;
  return `${name}:${parseInt(port, 16)}`;
}

/** The rows of /proc/net/* that wait for whoever comes: TCP that listens, UDP without a peer. */
export function listening(text, protocol) {
  const rows = text.trim().split('\n').slice(1).map((line) => line.trim().split(/\s+/));
  const waits = protocol.startsWith('tcp') ? (row) => row[3] === '0A' : (row) => /^0+:0000$/.test(row[2]);
  return rows.filter(waits).map((row) => ({ address: address(row[1]), inode: row[9] }));
}

/** "tcp 127.0.0.1:3000" of everything on which a process waits for callers, sorted. */
export function listeners(pid) {
  const own = sockets(pid);
  const found = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
    listening(readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8'), protocol)
      .filter(({ inode }) => own.has(inode))
      .map(({ address }) => `${protocol.slice(0, 3)} ${address}`),
  );
  return [...new Set(found)].sort();
}
