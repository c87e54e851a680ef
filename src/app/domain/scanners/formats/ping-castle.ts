// SPDX-License-Identifier: MIT
// What PingCastle's scanner "smb" writes: a line for each computer, with tabs. Its columns are not the same in all versions.
import { type ScannedHosts } from '../scanner-list';
import { readTable, type ScannerHeader, type ScannerRow } from './table';

const isComputer = (column: string): boolean => column === 'computer' || column === 'computer name';
const isSigning = (column: string): boolean => /^smb ?[23].*sign/.test(column);
const isSmb1Signing = (column: string): boolean => /^smb ?1.*sign/.test(column);
const isPort = (column: string): boolean => column.includes('port open');
const isDialect = (column: string): boolean => /^smb ?[23].*dialect/.test(column);

export function isPingCastle(columns: readonly string[]): boolean {
    return columns.some(isComputer) && columns.some(column => isPort(column) || isSigning(column) || isDialect(column));
}

export function* readPingCastle(text: string, header: ScannerHeader, found: ScannedHosts): Generator<void, void> {
    yield* readTable(text, header, found, row => take(row, found));
}

function take({ line, cells }: ScannerRow, found: ScannedHosts): void {
    const columns = [...cells.keys()];
    const text = [...cells.values()].join(' ');
    const valueIn = (is: (column: string) => boolean): string => cells.get(columns.find(is) ?? '')?.toLowerCase() ?? '';
    const smb2 = columns.find(isSigning);
    const signing = smb2 ?? columns.find(isSmb1Signing);
    // A version without these columns, or a port that is closed, says nothing of signing.
    if (signing === undefined || valueIn(isPort) === 'no') return found.skip();
    const says = cells.get(signing)?.toLowerCase();
    if (says !== 'yes' && says !== 'no') return found.refuse(line, text);
    const dialects = columns.filter(isDialect);
    const isSilent = dialects.length > 0 && dialects.every(column => cells.get(column)?.toLowerCase() === 'no');
    const hint = smb2 === undefined ? 'smb1' : isSilent ? 'noAnswer' : null;
    const claim = says === 'yes' ? 'required' : 'notRequired';
    found.add([valueIn(isComputer)], { line, says: claim, words: `${signing}: ${says}`, at: null, from: null, hint }, text);
}
