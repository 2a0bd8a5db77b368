package io.planewatch.controlplane.state;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs on an empty H2 and again on an empty PostgreSQL; it takes a {@link Storage}. */
@TestTemplate
@ExtendWith(DatabaseInvocations.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface EveryDatabase {}
