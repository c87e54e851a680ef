// SPDX-License-Identifier: MIT
import { gatherScriptText } from '../../../generated/gather-script';

/** The script that reads many computers and writes what can be imported, for Windows PowerShell 5.1. ASCII, lines end in CR LF. */
export function gatherScript(): string {
    return gatherScriptText.replace(/\n/g, '\r\n');
}
