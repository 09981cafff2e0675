"""The measurements that README quotes; `./dev bench` runs them on servers of their own."""
