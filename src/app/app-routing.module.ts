// SPDX-License-Identifier: MIT
import { NgModule } from '@angular/core';
import { RouterModule } from '@angular/router';
import { IdleComponent } from '@microsoft/windows-admin-center-sdk/angular';
import { AllComputersComponent } from './all-computers/all-computers.component';
import { ThisComputerComponent } from './this-computer/this-computer.component';

@NgModule({
    imports: [
        RouterModule.forRoot(
            [
                { path: 'idle', component: IdleComponent }, // where Windows Admin Center sends the frame while another tool is shown
                { path: '', component: ThisComputerComponent },
                { path: 'all-computers', component: AllComputersComponent },
                { path: '**', redirectTo: '' }
            ],
            { initialNavigation: 'disabled' }
        )
    ], // the shell says where to go
    exports: [RouterModule]
})
export class AppRoutingModule {}
