package io.planewatch.telemetry.kinds;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/kinds")
public class KindsApplication extends Application {}
