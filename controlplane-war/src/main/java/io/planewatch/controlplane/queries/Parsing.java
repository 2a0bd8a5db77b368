package io.planewatch.controlplane.queries;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The engine that parses queries, which may be another than the one that answers them. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@interface Parsing {}
