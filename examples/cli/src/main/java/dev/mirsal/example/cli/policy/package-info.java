/**
 * The commands that ask the policy: {@link dev.mirsal.example.cli.policy.ClassifyCommand}, {@link
 * dev.mirsal.example.cli.policy.AudienceCommand} and {@link
 * dev.mirsal.example.cli.policy.RulesCommand}.
 */
@NullMarked
package dev.mirsal.example.cli.policy;

import org.jspecify.annotations.NullMarked;
