/** A campaign at work: {@link dev.mirsal.example.cli.run.RunningCampaign} sends it and reports. */
@NullMarked
package dev.mirsal.example.cli.run;

import org.jspecify.annotations.NullMarked;
