// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { PreloadAllModules, RouterModule } from '@angular/router';
import { IdleComponent } from '@microsoft/windows-admin-center-sdk/angular';
import { tabs } from './tabs';
import { closedPath } from './ui/navigation/opening';

@NgModule({
    imports: [
        RouterModule.forRoot(
            [
                { path: closedPath, component: IdleComponent }, // where Windows Admin Center sends the frame while another tool is shown
                ...tabs.map(({ name: _, ...route }) => route),
                { path: '**', redirectTo: '' }
            ],
            // The shell says where to go first. Once that is shown the other tabs are loaded: a click on one waits for nothing.
            { initialNavigation: 'disabled', preloadingStrategy: PreloadAllModules }
        )
    ],
    exports: [RouterModule]
})
export class AppRoutingModule {}
