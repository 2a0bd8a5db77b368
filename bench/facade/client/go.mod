module planewatch.io/bench/facade

go 1.26.0
