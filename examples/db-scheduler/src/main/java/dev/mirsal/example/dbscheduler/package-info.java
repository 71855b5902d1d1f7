/**
 * The engine driven by db-scheduler: each lane of a campaign is a task, see {@link
 * dev.mirsal.example.dbscheduler.LaneTasks}.
 */
@NullMarked
package dev.mirsal.example.dbscheduler;

import org.jspecify.annotations.NullMarked;
