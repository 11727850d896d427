package dev.sallyport.engine;

/** Something asked of a step: by a person, a device, the clock or the courier. Its members are the request's members. */
public interface Action {

    /** The courier's word that a message reached its channel. */
    record DeliverySent(String message) implements Action {}

    /** The courier's word that it gave a message up. */
    record DeliveryFailed(String message) implements Action {}
}
