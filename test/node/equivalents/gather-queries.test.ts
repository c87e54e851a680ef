// SPDX-License-Identifier: MIT
// The query for Azure Monitor and Microsoft Sentinel, judged by Microsoft's own parser of its language, which knows the table.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { kustoQuery } from '../../../src/app/equivalents/gather/queries';

const require = createRequire(import.meta.url);

/** Columns of the table Event: https://learn.microsoft.com/azure/azure-monitor/reference/tables/event */
const columns = [
    'TimeGenerated:datetime',
    'Source:string',
    'EventLog:string',
    'EventLevel:int',
    'EventLevelName:string',
    'ParameterXml:string',
    'EventData:string',
    'EventID:int',
    'RenderedDescription:string',
    'Computer:string',
    'UserName:string'
].join(', ');

/** Runs where the parser is: its scripts are of a browser, and share what is global. */
const asked = `(text => {
    const { Symbols, GlobalState, KustoCode, Diagnostic } = Kusto.Language;
    const table = Symbols.TableSymbol.From('(${columns})').WithName('Event');
    const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', [table]));
    const code = KustoCode.ParseAndAnalyze(text, globals);
    const each = (list, type, tell) =>
        Array.from({ length: System.Array.getCount(list, type) }, (_, index) => tell(System.Array.getItem(list, index, type)));
    return {
        messages: each(code.GetDiagnostics(), Diagnostic, ({ Message }) => Message),
        columns: each(code.ResultType.Columns, Symbols.ColumnSymbol, ({ Name, Type }) => Name + ': ' + Type.Name)
    };
})`;

describe('the query for Azure Monitor and Microsoft Sentinel', () => {
    let judge: (text: string) => { readonly messages: readonly string[]; readonly columns: readonly string[] };
    before(() => {
        const folder = dirname(require.resolve('@kusto/language-service-next'));
        const context = createContext({ console });
        for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js'])
            runInContext(readFileSync(join(folder, file), 'utf8'), context);
        judge = runInContext(asked, context) as typeof judge;
    });
    const query = kustoQuery(30);

    it('is understood, and gives the columns that an import reads', () => {
        const { messages, columns: given } = judge(query);
        assert.deepEqual([...messages], []);
        const expected = ['TimeGenerated: string', 'Computer: string', 'EventLog: string', 'EventID: int', 'EventData: string'];
        assert.deepEqual([...given], [...expected, 'ParameterXml: string']);
    });

    for (const [what, from, to, message] of [
        ['a column that the table lacks', 'EventLog =~', 'Channel =~', /'Channel' does not refer to any known column/],
        ['another table', 'Event\n', 'SecurityEvent\n', /'SecurityEvent' does not refer to any known table/],
        ['a number that is missing', 'EventID in (', 'EventID in (,', /Missing expression/],
        ['a time that is none', 'ago(30d)', 'ago(30)', /type timespan expected/],
        ['an operator that there is not', '| where TimeGenerated', '| wher TimeGenerated', /Query operator expected/]
    ] as const)
        it(`would be found to have ${what}`, () => {
            const other = query.replace(from, to);
            assert.notEqual(other, query);
            assert.match(judge(other).messages.join('\n'), message);
        });
});
